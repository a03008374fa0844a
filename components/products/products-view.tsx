'use client';
import { Group, NativeSelect, Skeleton } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useCallback } from 'react';
import { choiceParam, textParam, wholeParam, useUrlState } from '@/components/ui/url-state';
import { useShop } from '@/components/layout/shop-context';
import { EmptyShop } from '@/components/ui/empty-shop';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { SearchBox } from '@/components/ui/search-box';
import { productsOptions } from '@/lib/queries/products';

const ProductsTable = dynamic(() => import('./products-table').then((module) => module.ProductsTable), {
  ssr: false,
  loading: () => <Skeleton h={520} radius="lg" />,
});

const urlState = {
  q: textParam(),
  sort: textParam('interactionCount'),
  direction: choiceParam(['asc', 'desc'], 'desc'),
  page: wholeParam(1, 1),
  category: textParam(),
};

/** The list of products: search, filter, sort, page; the address holds it all. */
export function ProductsView({ categories }: { categories: readonly string[] }) {
  const t = useTranslations('products');
  const { slug } = useShop();
  const [state, setState] = useUrlState(urlState);
  const { data, error, refetch } = useQuery(productsOptions(slug, state));
  const search = useCallback((q: string) => setState({ q, page: 1 }), [setState]);
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
            onChange={(event) => setState({ category: event.currentTarget.value, page: 1 })}
          />
        ) : null}
      </Group>
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {data?.total === 0 && state.q === '' && state.category === '' ? (
        <EmptyShop icon={<IconPackage />} title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <ProductsTable
          data={data}
          sorting={state}
          onSort={(next) => setState({ ...next, page: 1 })}
          onPage={(page) => setState({ page })}
        />
      )}
    </>
  );
}
