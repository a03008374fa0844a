'use client';
import { Button, Checkbox, Fieldset, Popover, SimpleGrid, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { columnGroups, type RunColumn } from './run-columns';

/** Chooses the columns of the runs table; parameters have a choice of their own. */
export function ColumnChooser({
  columns,
  chosen,
  onChange,
}: {
  columns: readonly RunColumn[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}) {
  const t = useTranslations('compare');
  const toggle = (id: string) =>
    onChange(
      columns
        .map((column) => column.id)
        .filter((one) => (one === id ? !chosen.includes(id) : chosen.includes(one))),
    );
  return (
    <Popover position="bottom-end" shadow="md" withinPortal trapFocus returnFocus width="min(520px, 94vw)">
      <Popover.Target>
        <Button variant="default" size="sm" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t('columns')}
        </Button>
      </Popover.Target>
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
