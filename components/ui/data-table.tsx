'use client';
import { Group, Pagination, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { Table } from './table';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { type Page } from '@/lib/schemas/page';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
  /** Left out on a phone, where `narrowLine` says it. */
  readonly isWideOnly?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface Sorting {
  readonly sort: string;
  readonly direction: 'asc' | 'desc';
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly data: Page<Row> | undefined;
  readonly sorting: Sorting;
  readonly onSort: (next: Sorting) => void;
  readonly onPage: (page: number) => void;
  /** What stands below a row's first cell on a phone; the table then fits one. */
  readonly narrowLine?: (row: Row) => ReactNode;
}

/** A list that the server sorts and pages. Its own region scrolls sideways; the head stays in view. */
export function DataTable<Row extends { readonly id: number }>({
  label,
  columns,
  data,
  sorting,
  onSort,
  onPage,
  narrowLine,
}: DataTableProps<Row>) {
  const t = useTranslations('common');
  const format = useFormatter();
  const pages = data ? Math.max(1, Math.ceil(data.total / data.pageSize)) : 1;
  const sortBy = (column: Column<Row>) =>
    onSort({
      sort: column.id,
      direction:
        sorting.sort === column.id
          ? sorting.direction === 'desc'
            ? 'asc'
            : 'desc'
          : column.isNumber
            ? 'desc'
            : 'asc',
    });
  return (
    <>
      <div className={classes.region} tabIndex={0} role="region" aria-label={label}>
        <Table className={narrowLine ? classes.fits : classes.wide}>
          <Table.Thead className={classes.head}>
            <Table.Tr>
              {columns.map((column) => {
                const isSorted = sorting.sort === column.id;
                const Icon = isSorted
                  ? sorting.direction === 'asc'
                    ? IconArrowUp
                    : IconArrowDown
                  : IconArrowsSort;
                return (
                  <Table.Th
                    key={column.id}
                    className={column.isWideOnly ? 'wide-only' : undefined}
                    ta={column.isNumber ? 'right' : undefined}
                    aria-sort={
                      isSorted ? (sorting.direction === 'asc' ? 'ascending' : 'descending') : undefined
                    }
                  >
                    {column.isSortable ? (
                      <UnstyledButton className={classes.sort} onClick={() => sortBy(column)}>
                        {column.label}
                        <Icon size={14} aria-hidden opacity={isSorted ? 1 : 0.4} />
                      </UnstyledButton>
                    ) : (
                      column.label
                    )}
                  </Table.Th>
                );
              })}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data
              ? data.rows.map((row) => (
                  <Table.Tr key={row.id}>
                    {columns.map((column, at) => (
                      <Table.Td
                        key={column.id}
                        className={column.isWideOnly ? 'wide-only' : undefined}
                        ta={column.isNumber ? 'right' : undefined}
                      >
                        {column.cell(row)}
                        {at === 0 && narrowLine ? (
                          <Text size="xs" c="dimmed" className="narrow-only">
                            {narrowLine(row)}
                          </Text>
                        ) : null}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))
              : Array.from({ length: 10 }, (_, at) => (
                  <Table.Tr key={at}>
                    <Table.Td colSpan={columns.length}>
                      <Skeleton h={20} />
                    </Table.Td>
                  </Table.Tr>
                ))}
          </Table.Tbody>
        </Table>
        {data?.rows.length === 0 ? (
          <Text c="dimmed" ta="center" py="xl">
            {t('noRecords')}
          </Text>
        ) : null}
      </div>
      <Group justify="space-between" mt="sm">
        <Text size="sm" c="dimmed" role="status" className="tabular">
          {data && data.total > 0
            ? t('range', {
                from: format.number((data.page - 1) * data.pageSize + 1),
                to: format.number((data.page - 1) * data.pageSize + data.rows.length),
                total: format.number(data.total),
              })
            : ' '}
        </Text>
        {pages > 1 ? (
          <Pagination
            total={pages}
            value={data?.page ?? 1}
            onChange={onPage}
            size="sm"
            siblings={1}
            getControlProps={(control) => ({ 'aria-label': t(`page.${control}`) })}
            getItemProps={(page) => ({ 'aria-label': t('page.number', { page }) })}
          />
        ) : null}
      </Group>
    </>
  );
}
