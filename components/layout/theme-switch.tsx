'use client';
import { useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { IconButton } from './icon-button';
import classes from './theme-switch.module.css';

/** Light or dark; the first time as the system has it. Both icons are drawn and CSS shows one: the server cannot know which. */
export function ThemeSwitch() {
  const t = useTranslations('layout');
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <IconButton label={t('theme')} onClick={() => toggleColorScheme()}>
      <IconMoon size={18} stroke={1.7} className={classes.inLight} aria-hidden />
      <IconSun size={18} stroke={1.7} className={classes.inDark} aria-hidden />
    </IconButton>
  );
}
