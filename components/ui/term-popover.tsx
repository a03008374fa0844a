'use client';
import { Popover, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';

/** The explanation of a term, beside it. */
export default function TermPopover({ term, target }: { term: string; target: ReactNode }) {
  const t = useTranslations('terms');
  return (
    <Popover width={280} position="top" withArrow shadow="md" withinPortal defaultOpened>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown>
        <Text size="sm">{t(term)}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
