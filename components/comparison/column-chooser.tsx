'use client';
import { Checkbox, Fieldset, Popover, SimpleGrid, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { columnGroups, type RunColumn } from './run-columns';

/** Chooses the columns of the runs table; parameters have a choice of their own. */
export default function ColumnChooser({
  columns,
  chosen,
  onChange,
  target,
}: {
  columns: readonly RunColumn[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  target: ReactNode;
}) {
  const t = useTranslations('compare');
  const toggle = (id: string) =>
    onChange(
      columns
        .map((column) => column.id)
        .filter((one) => (one === id ? !chosen.includes(id) : chosen.includes(one))),
    );
  return (
    <Popover
      position="bottom-end"
      shadow="md"
      withinPortal
      trapFocus
      returnFocus
      defaultOpened
      width="min(520px, 94vw)"
    >
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown aria-label={t('columns')} mah={480} style={{ overflowY: 'auto' }}>
        <Stack gap="sm">
          {columnGroups
            .filter((group) => group !== 'params')
            .map((group) => (
              <Fieldset key={group} legend={t(`columnGroup.${group}`)} p="sm">
                <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={8} verticalSpacing={8}>
                  {columns
                    .filter((column) => column.group === group)
                    .map((column) => (
                      <Checkbox
                        key={column.id}
                        size="xs"
                        label={column.label}
                        checked={chosen.includes(column.id)}
                        onChange={() => toggle(column.id)}
                      />
                    ))}
                </SimpleGrid>
              </Fieldset>
            ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
