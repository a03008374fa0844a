'use client';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LazyMenu } from '@/components/ui/lazy-menu';
import { IconButton } from './icon-button';

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
        <IconButton label={t('language')} aria-haspopup="menu" onClick={open}>
          <IconLanguage size={18} stroke={1.7} />
        </IconButton>
      )}
    />
  );
}
