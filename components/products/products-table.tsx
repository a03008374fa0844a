'use client';
import { Anchor, Text } from '@mantine/core';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { type Column, DataTable, type DataTableProps } from '@/components/ui/data-table';
import { productName } from '@/components/ui/product-name';
import { type ProductSummary } from '@/lib/schemas/product';

/** The columns of the list of products. */
export function ProductsTable(props: Omit<DataTableProps<ProductSummary>, 'label' | 'columns'>) {
  const t = useTranslations('products');
  const format = useFormatter();
  const locale = useLocale();
  const { slug, currency } = useShop();
  const money = (value: number | null) =>
    value === null ? '–' : format.number(value, { style: 'currency', currency });
  const columns: Column<ProductSummary>[] = [
    {
      id: 'title',
      label: t('name'),
      isSortable: true,
      cell: (row) => (
        <>
          <Anchor component={Link} href={`/${slug}/products/${row.id}`} size="sm" fw={550}>
            {productName(row, locale)}
          </Anchor>
          <Text size="xs" c="dimmed">
            {[row.externalId, row.category, row.brand].filter(Boolean).join(' · ')}
          </Text>
        </>
      ),
    },
    { id: 'price', label: t('price'), isNumber: true, isSortable: true, cell: (row) => money(row.price) },
    {
      id: 'interactionCount',
      label: t('interactions'),
      isNumber: true,
      isSortable: true,
      cell: (row) => format.number(row.interactionCount),
    },
    {
      id: 'customerCount',
      label: t('customers'),
      isNumber: true,
      isSortable: true,
      cell: (row) => format.number(row.customerCount),
    },
    {
      id: 'purchaseCount',
      label: t('purchases'),
      isNumber: true,
      isSortable: true,
      cell: (row) => format.number(row.purchaseCount),
    },
    {
      id: 'revenue',
      label: t('revenue'),
      isNumber: true,
      isSortable: true,
      cell: (row) => money(row.revenue),
    },
    {
      id: 'ratingMean',
      label: t('rating'),
      isNumber: true,
      isSortable: true,
      cell: (row) =>
        row.ratingMean === null
          ? '–'
          : `${format.number(row.ratingMean, { maximumFractionDigits: 1 })} (${format.number(row.ratingCount)})`,
    },
  ];
  return <DataTable label={t('title')} columns={columns} {...props} />;
}
