'use client';
import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useCallback } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { type Column, DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { SearchBox } from '@/components/ui/search-box';
import { textParam, useUrlState, wholeParam } from '@/components/ui/url-state';
import { segmentMembersOptions } from '@/lib/queries/segments';
import { type SegmentMemberView } from '@/lib/schemas/segment';

const urlState = { q: textParam(), page: wholeParam(1, 1) };

/** Who is in a segment, and since when; each leads to the customer's portrait. */
export default function MembersTab({ segmentId }: { segmentId: string }) {
  const t = useTranslations('segments.members');
  const customers = useTranslations('customers');
  const format = useFormatter();
  const { slug, currency } = useShop();
  const [{ q, page }, setState] = useUrlState(urlState);
  const { data, error, refetch } = useQuery(segmentMembersOptions(slug, segmentId, q, page));
  const search = useCallback((text: string) => setState({ q: text, page: 1 }), [setState]);
  const enteredAt = (row: SegmentMemberView) =>
    format.dateTime(new Date(row.enteredAt), { dateStyle: 'medium', timeStyle: 'short' });
  const columns: Column<SegmentMemberView>[] = [
    {
      id: 'name',
      label: customers('name'),
      cell: (row) => (
        <Anchor component={Link} href={`/${slug}/customers/${row.id}`} size="sm" fw={550}>
          {row.name ?? row.externalId}
        </Anchor>
      ),
    },
    { id: 'country', label: customers('country'), isWideOnly: true, cell: (row) => row.country ?? '–' },
    {
      id: 'purchases',
      label: customers('purchases'),
      isWideOnly: true,
      isNumber: true,
      cell: (row) => format.number(row.purchaseCount),
    },
    {
      id: 'spend',
      label: customers('spend'),
      isNumber: true,
      cell: (row) => format.number(row.spend, { style: 'currency', currency }),
    },
    {
      id: 'lastSeen',
      label: customers('lastSeen'),
      isWideOnly: true,
      isNumber: true,
      cell: (row) => (row.lastSeen ? format.dateTime(new Date(row.lastSeen), { dateStyle: 'medium' }) : '–'),
    },
    {
      id: 'enteredAt',
      label: t('since'),
      isNumber: true,
      isWideOnly: true,
      cell: enteredAt,
    },
  ];
  if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  return (
    <>
      <Group mb="sm">
        <SearchBox label={customers('search')} value={q} onSearch={search} />
      </Group>
      <DataTable
        label={t('title')}
        columns={columns}
        data={data}
        sorting={{ sort: '', direction: 'asc' }}
        onSort={() => {}}
        narrowLine={(row) =>
          [
            row.country,
            t('purchases', { count: row.purchaseCount }),
            t('sinceWhen', { when: enteredAt(row) }),
          ]
            .filter(Boolean)
            .join(' · ')
        }
        onPage={(next) => setState({ page: next })}
      />
    </>
  );
}
