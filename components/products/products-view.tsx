'use client';
import { Anchor, Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { type Column, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { productName } from '@/components/ui/product-name';
import { SearchBox } from '@/components/ui/search-box';
import { productsOptions } from '@/lib/queries/products';
import { type ProductSummary } from '@/lib/schemas/product';

const urlState = {
  q: parseAsString.withDefault(''),
  sort: parseAsString.withDefault('interactionCount'),
  direction: parseAsStringLiteral(['asc', 'desc'] as const).withDefault('desc'),
  page: parseAsInteger.withDefault(1),
  category: parseAsString.withDefault(''),
};

/** The list of products: search, filter, sort, page; the address holds it all. */
export function ProductsView({ categories }: { categories: readonly string[] }) {
  const t = useTranslations('products');
  const format = useFormatter();
  const locale = useLocale();
  const { slug, currency } = useShop();
  const [state, setState] = useQueryStates(urlState);
  const { data, error, refetch } = useQuery(productsOptions(slug, state));
  const search = useCallback((q: string) => void setState({ q, page: 1 }), [setState]);
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
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Group gap="xs" mb="sm">
        <SearchBox label={t('search')} value={state.q} onSearch={search} />
        {categories.length > 0 ? (
          <NativeSelect
            aria-label={t('category')}
            value={state.category}
            data={[{ value: '', label: t('allCategories') }, ...categories]}
            onChange={(event) => void setState({ category: event.currentTarget.value, page: 1 })}
          />
        ) : null}
      </Group>
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {data?.total === 0 && state.q === '' && state.category === '' ? (
        <EmptyState
          icon={<IconPackage />}
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            <Button component={Link} href={`/${slug}/data`}>
              {t('import')}
            </Button>
          }
        />
      ) : (
        <DataTable
          label={t('title')}
          columns={columns}
          data={data}
          sorting={state}
          onSort={(next) => void setState({ ...next, page: 1 })}
          onPage={(page) => void setState({ page })}
        />
      )}
    </>
  );
}
