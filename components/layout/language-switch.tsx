'use client';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { type Locale, localeNames, locales } from '@/lib/i18n/locales';

export type SetLocaleAction = (locale: string) => Promise<void>;

/** Chooses the language; the choice is remembered in a cookie. */
export function LanguageSwitch({ setLocale }: { setLocale: SetLocaleAction }) {
  const t = useTranslations('layout');
  const current = useLocale();
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const choose = (locale: Locale) =>
    startTransition(async () => {
      await setLocale(locale);
      router.refresh();
    });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="inherit"
          size="lg"
          loading={isPending}
          aria-label={t('language')}
        >
          <IconLanguage size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {locales.map((locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            onClick={() => choose(locale)}
            rightSection={locale === current ? <IconCheck size={14} /> : null}
          >
            {localeNames[locale]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
