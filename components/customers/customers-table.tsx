'use client';
import { Anchor, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { type Column, DataTable, type DataTableProps } from '@/components/ui/data-table';

import { type CustomerSummary } from '@/lib/schemas/customer';

/** The columns of the list of customers. */
export function CustomersTable(props: Omit<DataTableProps<CustomerSummary>, 'label' | 'columns'>) {
  const t = useTranslations('customers');
  const format = useFormatter();
  const { slug, currency } = useShop();
  const columns: Column<CustomerSummary>[] = [
    {
      id: 'name',
      label: t('name'),
      isSortable: true,
      cell: (row) => (
        <>
          <Anchor component={Link} href={`/${slug}/customers/${row.id}`} size="sm" fw={550}>
            {row.name ?? row.externalId}
          </Anchor>
          {row.name ? (
            <Text size="xs" c="dimmed">
              {row.externalId}
            </Text>
          ) : null}
        </>
      ),
    },
    { id: 'country', label: t('country'), cell: (row) => row.country ?? '–' },
    {
      id: 'interactionCount',
      label: t('interactions'),
      isNumber: true,
      isSortable: true,
      cell: (row) => format.number(row.interactionCount),
    },
    {
      id: 'purchaseCount',
      label: t('purchases'),
      isNumber: true,
      isSortable: true,
      cell: (row) => format.number(row.purchaseCount),
    },
    {
      id: 'spend',
      label: t('spend'),
      isNumber: true,
      isSortable: true,
      cell: (row) => format.number(row.spend, { style: 'currency', currency }),
    },
    {
      id: 'lastSeen',
      label: t('lastSeen'),
      isNumber: true,
      isSortable: true,
      cell: (row) => (row.lastSeen ? format.dateTime(new Date(row.lastSeen), { dateStyle: 'medium' }) : '–'),
    },
  ];
  return <DataTable label={t('title')} columns={columns} {...props} />;
}
