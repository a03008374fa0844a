'use client';
import { UnstyledButton } from '@mantine/core';
import { IconMenu2, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { JobsButton } from '@/components/jobs/jobs-button';
import { type CreateShopAction } from '@/components/shops/create-shop-action';
import { ShopSwitcher } from '@/components/shops/shop-switcher';
import { type ShopSummary } from '@/lib/schemas/shop';
import { CommandPalette } from './command-palette';
import { LanguageSwitch, type SetLocaleAction } from './language-switch';
import { ShopProvider } from './shop-context';
import { Sidebar } from './sidebar';
import classes from './studio-shell.module.css';
import { ThemeSwitch } from './theme-switch';
import { useLightPaper } from './use-light-paper';
import { Wordmark } from './wordmark';

export interface StudioActions {
  readonly createShop: CreateShopAction;
  readonly setLocale: SetLocaleAction;
  readonly cancelJob: CancelJobAction;
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
  useLightPaper();
  const [isMenuOpen, setMenuOpen] = useState(false);
  return (
    <ShopProvider shop={shop}>
      <a href="#page" className="skip-link">
        {t('skipToPage')}
      </a>
      <header className={classes.header}>
        <div className={classes.start}>
          <UnstyledButton
            className={`${classes.icon} ${classes.burger}`}
            onClick={() => setMenuOpen(!isMenuOpen)}
            aria-expanded={isMenuOpen}
            aria-controls="sidebar"
            aria-label={isMenuOpen ? t('closeMenu') : t('openMenu')}
          >
            {isMenuOpen ? <IconX size={20} /> : <IconMenu2 size={20} />}
          </UnstyledButton>
          <Wordmark />
          <ShopSwitcher shops={shops} createShop={actions.createShop} />
        </div>
        <div className={classes.end}>
          <CommandPalette />
          <JobsButton cancelJob={actions.cancelJob} />
          <LanguageSwitch setLocale={actions.setLocale} />
          <ThemeSwitch />
        </div>
      </header>
      <div id="sidebar" className={classes.sidebar} data-open={isMenuOpen}>
        <Sidebar onNavigate={() => setMenuOpen(false)} />
      </div>
      <main id="page" tabIndex={-1} className={classes.page}>
        {children}
      </main>
    </ShopProvider>
  );
}
