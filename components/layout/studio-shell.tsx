'use client';
import { AppShell, Burger, Group, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { type ShopSummary } from '@/lib/schemas/shop';
import { type CreateShopAction, ShopSwitcher } from '@/components/shops/shop-switcher';
import { LanguageSwitch, type SetLocaleAction } from './language-switch';
import { ShopProvider } from './shop-context';
import { Sidebar } from './sidebar';
import { ThemeSwitch } from './theme-switch';
import { Wordmark } from './wordmark';

export interface StudioActions {
  readonly createShop: CreateShopAction;
  readonly setLocale: SetLocaleAction;
}

/** The frame of every page of a shop: header with shop, search, jobs, language and theme; sidebar; the page. */
export function StudioShell({
  shop,
  shops,
  actions,
  children,
}: {
  shop: ShopSummary;
  shops: readonly ShopSummary[];
  actions: StudioActions;
  children: ReactNode;
}) {
  const t = useTranslations('layout');
  const [isOpen, { toggle, close }] = useDisclosure(false);
  return (
    <ShopProvider shop={shop}>
      <a href="#page" className="skip-link">
        {t('skipToPage')}
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding={{ base: 'md', md: 'xl' }}
      >
        <AppShell.Header className="no-print">
          <Group h="100%" px="md" gap="xs" wrap="nowrap" justify="space-between">
            <Group gap="xs" wrap="nowrap" miw={0}>
              <Burger
                opened={isOpen}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={isOpen ? t('closeMenu') : t('openMenu')}
              />
              <Wordmark />
              <ShopSwitcher shops={shops} createShop={actions.createShop} />
            </Group>
            <Group gap={4} wrap="nowrap">
              <LanguageSwitch setLocale={actions.setLocale} />
              <ThemeSwitch />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" className="no-print">
          <AppShell.Section grow component={ScrollArea}>
            <Sidebar onNavigate={close} />
          </AppShell.Section>
        </AppShell.Navbar>
        <AppShell.Main id="page" tabIndex={-1}>
          {children}
        </AppShell.Main>
      </AppShell>
    </ShopProvider>
  );
}
