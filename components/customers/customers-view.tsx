'use client';
import { Anchor, Button, Group, NativeSelect, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { type Column, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { SearchBox } from '@/components/ui/search-box';
import { customersOptions } from '@/lib/queries/customers';
import { type CustomerSummary } from '@/lib/schemas/customer';

const urlState = {
  q: parseAsString.withDefault(''),
  sort: parseAsString.withDefault('lastSeen'),
  direction: parseAsStringLiteral(['asc', 'desc'] as const).withDefault('desc'),
  page: parseAsInteger.withDefault(1),
  country: parseAsString.withDefault(''),
  bought: parseAsString.withDefault(''),
  minInteractions: parseAsString.withDefault(''),
};

/** The list of customers: search, filter, sort, page; the address holds it all. */
export function CustomersView({ countries }: { countries: readonly string[] }) {
  const t = useTranslations('customers');
  const format = useFormatter();
  const { slug, currency } = useShop();
  const [state, setState] = useQueryStates(urlState);
  const { data, error, refetch } = useQuery(customersOptions(slug, state));
  const search = useCallback((q: string) => void setState({ q, page: 1 }), [setState]);
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
            onChange={(event) => void setState({ country: event.currentTarget.value, page: 1 })}
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
          onChange={(event) => void setState({ bought: event.currentTarget.value, page: 1 })}
        />
        <NativeSelect
          aria-label={t('minInteractions')}
          value={state.minInteractions}
          data={[
            { value: '', label: t('anyCount') },
            ...['1', '5', '20', '100'].map((count) => ({ value: count, label: t('atLeast', { count }) })),
          ]}
          onChange={(event) => void setState({ minInteractions: event.currentTarget.value, page: 1 })}
        />
      </Group>
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {data?.total === 0 && !isFiltered ? (
        <EmptyState
          icon={<IconUsers />}
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
