'use client';
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useLocale } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ReactNode, useTransition } from 'react';
import { type Locale, localeNames, locales } from '@/lib/i18n/locales';
import { type SetLocaleAction } from './language-switch';

/** The list of languages, each by its own name. */
export default function LanguageMenu({
  setLocale,
  target,
}: {
  setLocale: SetLocaleAction;
  target: ReactNode;
}) {
  const current = useLocale();
  const router = useRouter();
  const [, startTransition] = useTransition();
  const choose = (locale: Locale) =>
    startTransition(async () => {
      await setLocale(locale);
      router.refresh();
    });
  return (
    <Menu position="bottom-end" withinPortal defaultOpened>
      <Menu.Target>{target}</Menu.Target>
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
