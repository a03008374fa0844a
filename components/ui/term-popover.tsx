'use client';
import { Code, Popover, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { type TermSource } from './term';
import { termFormulas } from './term-formulas';

/** The explanation of a term, beside it: in plain words, and as a formula where it has one. */
export default function TermPopover({
  term,
  from,
  target,
}: {
  term: string;
  from: TermSource;
  target: ReactNode;
}) {
  const t = useTranslations(from);
  const formula = from === 'terms' ? termFormulas[term] : undefined;
  return (
    <Popover width={300} position="top" withArrow shadow="md" withinPortal defaultOpened>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          <Text size="sm">{t(term)}</Text>
          {formula ? (
            <Code block fz="xs" style={{ whiteSpace: 'pre-wrap' }}>
              {formula}
            </Code>
          ) : null}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
