'use client';
import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type Sorting } from '@/components/ui/data-table';
import { Table } from '@/components/ui/table';
import { type RunColumn } from './run-columns';
import classes from './runs-table.module.css';

/** The head of a column: its name, which may explain itself, and the button that sorts by it. */
export function ColumnHead({
  column,
  sorting,
  onSort,
}: {
  column: RunColumn;
  sorting: Sorting;
  onSort: (next: Sorting) => void;
}) {
  const t = useTranslations('compare');
  const isSorted = sorting.sort === column.id;
  const isRising = sorting.direction === 'asc';
  const Icon = isSorted ? (isRising ? IconArrowUp : IconArrowDown) : IconArrowsSort;
  const next = isSorted ? (isRising ? 'desc' : 'asc') : column.isNumber ? 'desc' : 'asc';
  return (
    <Table.Th
      ta={column.isNumber ? 'right' : undefined}
      aria-sort={isSorted ? (isRising ? 'ascending' : 'descending') : undefined}
    >
      <span className={classes.title}>
        {column.head}
        <UnstyledButton
          aria-label={t('sortBy', { name: column.label })}
          onClick={() => onSort({ sort: column.id, direction: next })}
        >
          <Icon size={14} aria-hidden opacity={isSorted ? 1 : 0.5} />
        </UnstyledButton>
      </span>
    </Table.Th>
  );
}
