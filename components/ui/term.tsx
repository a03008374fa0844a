'use client';
import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import classes from './term.module.css';

/** A technical term that explains itself in plain words at a click or with the keyboard. `term` is a key of messages `terms`. */
export function Term({ term, children }: { term: string; children: ReactNode }) {
  const t = useTranslations('terms');
  return (
    <Popover width={280} position="top" withArrow shadow="md" withinPortal>
      <Popover.Target>
        <UnstyledButton className={classes.term}>{children}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{t(term)}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
