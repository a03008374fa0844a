'use client';
import { Anchor, Badge, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { type Column, DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { choiceParam, useUrlState, wholeParam } from '@/components/ui/url-state';
import { segmentChangesOptions } from '@/lib/queries/segments';
import { CHANGE_DAYS } from '@/lib/schemas/history-limits';
import { type SegmentChangeView } from '@/lib/schemas/segment';

const choices = ['all', 'entered', 'left'] as const;
const urlState = { page: wholeParam(1, 1), change: choiceParam(choices, 'all') };

type Row = SegmentChangeView & { readonly id: number };

/** Who came into a segment and who left it, the latest first. */
export default function ChangesTab({ segmentId }: { segmentId: string }) {
  const t = useTranslations('segments.changes');
  const customers = useTranslations('customers');
  const format = useFormatter();
  const { slug } = useShop();
  const [{ page, change }, setState] = useUrlState(urlState);
  const { data, error, refetch } = useQuery(
    segmentChangesOptions(slug, segmentId, { page, change: change === 'all' ? undefined : change }),
  );
  const at = (row: Row) => format.dateTime(new Date(row.at), { dateStyle: 'medium', timeStyle: 'short' });
  const columns: Column<Row>[] = [
    {
      id: 'name',
      label: customers('name'),
      cell: (row) => (
        <Anchor component={Link} href={`/${slug}/customers/${row.customerId}`} size="sm" fw={550}>
          {row.name ?? row.externalId}
        </Anchor>
      ),
    },
    {
      id: 'change',
      label: t('change'),
      cell: (row) => (
        <Badge variant="light" color={row.hasEntered ? 'indigo' : 'gray'} tt="none">
          {t(row.hasEntered ? 'entered' : 'left')}
        </Badge>
      ),
    },
    {
      id: 'at',
      label: t('when'),
      isNumber: true,
      isWideOnly: true,
      cell: at,
    },
  ];
  // One customer may have come and gone: a row is its place in the list.
  const rows = data && { ...data, rows: data.rows.map((row, id): Row => ({ ...row, id })) };
  return (
    <>
      <Text size="xs" c="dimmed" mb="xs">
        {t('kept', { days: CHANGE_DAYS })}
      </Text>
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={t('filter')}
        value={change}
        data={choices.map((value) => ({ value, label: t(value) }))}
        onChange={(next) => setState({ change: choices.find((one) => one === next) ?? 'all', page: 1 })}
      />
      {error && !data ? (
        <ErrorState message={error.message} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={t('title')}
          columns={columns}
          data={rows}
          sorting={{ sort: '', direction: 'asc' }}
          onSort={() => {}}
          narrowLine={at}
          onPage={(next) => setState({ page: next })}
        />
      )}
    </>
  );
}
