'use client';
import { Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { type Sorting } from '@/components/ui/data-table';
import { Table } from '@/components/ui/table';
import { MOST_COMPARED } from '@/lib/schemas/comparison-kinds';
import { type ModelRunView } from '@/lib/schemas/model';
import { ColumnHead } from './column-head';
import { type RunColumn } from './run-columns';
import { RunRow } from './run-row';
import classes from './runs-table.module.css';

/** Beyond so many rows only those in view are drawn. */
const VIRTUAL = 200;
const ROW = 64;

/** The rows of the runs table with a head that stays in view and sorts. */
export function RunsTable({
  runs,
  nameColumn,
  columns,
  picked,
  isParamsInLine,
  sorting,
  onSort,
  onPick,
}: {
  runs: readonly ModelRunView[];
  nameColumn: RunColumn;
  columns: readonly RunColumn[];
  picked: readonly string[];
  isParamsInLine: boolean;
  sorting: Sorting;
  onSort: (next: Sorting) => void;
  onPick: (picked: readonly string[]) => void;
}) {
  const t = useTranslations('compare');
  const common = useTranslations('common');
  const region = useRef<HTMLDivElement>(null);
  const isVirtual = runs.length > VIRTUAL;
  const virtual = useVirtualizer({
    count: isVirtual ? runs.length : 0,
    getScrollElement: () => region.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const drawn = isVirtual ? items.map(({ index }) => index) : runs.map((_, at) => at);
  const above = isVirtual ? (items[0]?.start ?? 0) : 0;
  const below = isVirtual ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const reference = runs.find(({ id }) => id === picked[0]);
  const toggle = (id: string) =>
    onPick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  return (
    <div ref={region} className={classes.region} tabIndex={0} role="region" aria-label={t('runs')}>
      <Table style={{ minWidth: 360 + 110 * columns.length }} aria-rowcount={runs.length + 1}>
        <Table.Thead className={classes.head}>
          <Table.Tr>
            <Table.Th w={80}>{t('pick')}</Table.Th>
            {[nameColumn, ...columns].map((column) => (
              <ColumnHead key={column.id} column={column} sorting={sorting} onSort={onSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {above > 0 ? <tr style={{ height: above }} /> : null}
          {drawn.map((at) => {
            const run = runs[at];
            if (!run) return null;
            return (
              <RunRow
                key={run.id}
                run={run}
                at={at}
                measure={isVirtual ? virtual.measureElement : undefined}
                columns={columns}
                place={picked.indexOf(run.id)}
                reference={reference}
                isFull={picked.length >= MOST_COMPARED}
                isParamsInLine={isParamsInLine}
                onToggle={() => toggle(run.id)}
                onReference={() => onPick([run.id, ...picked.filter((id) => id !== run.id)])}
              />
            );
          })}
          {below > 0 ? <tr style={{ height: below }} /> : null}
        </Table.Tbody>
      </Table>
      {runs.length === 0 ? (
        <Text c="dimmed" ta="center" py="xl">
          {common('noRecords')}
        </Text>
      ) : null}
    </div>
  );
}
