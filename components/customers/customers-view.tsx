'use client';
import { Group, NativeSelect, Skeleton } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
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
import { customersOptions } from '@/lib/queries/customers';

const CustomersTable = dynamic(() => import('./customers-table').then((module) => module.CustomersTable), {
  ssr: false,
  loading: () => <Skeleton h={520} radius="lg" />,
});

const urlState = {
  q: textParam(),
  sort: textParam('lastSeen'),
  direction: choiceParam(['asc', 'desc'], 'desc'),
  page: wholeParam(1, 1),
  country: textParam(),
  bought: textParam(),
  minInteractions: textParam(),
};

/** The list of customers: search, filter, sort, page; the address holds it all. */
export function CustomersView({ countries }: { countries: readonly string[] }) {
  const t = useTranslations('customers');
  const { slug } = useShop();
  const [state, setState] = useUrlState(urlState);
  const { data, error, refetch } = useQuery(customersOptions(slug, state));
  const search = useCallback((q: string) => setState({ q, page: 1 }), [setState]);
  const isFiltered =
    state.q !== '' || state.country !== '' || state.bought !== '' || state.minInteractions !== '';
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Group gap="xs" mb="sm">
        <SearchBox label={t('search')} value={state.q} onSearch={search} />
        {countries.length > 0 ? (
          <NativeSelect
            aria-label={t('country')}
            value={state.country}
            data={[{ value: '', label: t('allCountries') }, ...countries]}
            onChange={(event) => setState({ country: event.currentTarget.value, page: 1 })}
          />
        ) : null}
        <NativeSelect
          aria-label={t('bought')}
          value={state.bought}
          data={[
            { value: '', label: t('boughtAny') },
            { value: 'true', label: t('boughtYes') },
            { value: 'false', label: t('boughtNo') },
          ]}
          onChange={(event) => setState({ bought: event.currentTarget.value, page: 1 })}
        />
        <NativeSelect
          aria-label={t('minInteractions')}
          value={state.minInteractions}
          data={[
            { value: '', label: t('anyCount') },
            ...['1', '5', '20', '100'].map((count) => ({ value: count, label: t('atLeast', { count }) })),
          ]}
          onChange={(event) => setState({ minInteractions: event.currentTarget.value, page: 1 })}
        />
      </Group>
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {data?.total === 0 && !isFiltered ? (
        <EmptyShop icon={<IconUsers />} title={t('emptyTitle')} text={t('emptyText')} />
      ) : (
        <CustomersTable
          data={data}
          sorting={state}
          onSort={(next) => setState({ ...next, page: 1 })}
          onPage={(page) => setState({ page })}
        />
      )}
    </>
  );
}
