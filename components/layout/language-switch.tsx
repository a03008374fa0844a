'use client';
import { ActionIcon } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LazyMenu } from '@/components/ui/lazy-menu';

export type SetLocaleAction = (locale: string) => Promise<void>;

const load = () => import('./language-menu');

/** Chooses the language; the choice is remembered in a cookie. */
export function LanguageSwitch({ setLocale }: { setLocale: SetLocaleAction }) {
  const t = useTranslations('layout');
  return (
    <LazyMenu
      load={load}
      menuProps={{ setLocale }}
      target={(open) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          c="inherit"
          size="lg"
          aria-label={t('language')}
          aria-haspopup="menu"
          title={t('language')}
          onClick={open}
        >
          <IconLanguage size={18} stroke={1.7} />
        </ActionIcon>
      )}
    />
  );
}
