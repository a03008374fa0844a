'use client';
import { Button, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useShop } from '@/components/layout/shop-context';
import { type Column, DataTable } from '@/components/ui/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { useUrlState } from '@/components/ui/url-state';
import { gainsOptions } from '@/lib/queries/comparison';
import { type Comparison, type CustomerGain } from '@/lib/schemas/comparison';
import { AgainstSelect, useAgainst } from './against-select';
import { compareParams } from './compare-state';
import { useCompared } from './compared-context';
import { ProtocolNumber } from './protocol-number';

const JudgedListsDrawer = dynamic(
  () => import('./judged-lists-drawer').then((module) => module.JudgedListsDrawer),
  { ssr: false },
);

type Row = CustomerGain & { readonly id: number };

/** For which single customers a run is better or worse than the reference, the most first; each opens both lists. */
export function GainsPanel({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  const format = useFormatter();
  const { slug } = useShop();
  const { labelOf } = useCompared();
  const [{ order, page, customer }, setState] = useUrlState(compareParams);
  const against = useAgainst(comparison);
  const reference = comparison.runs[0]?.run.id ?? '';
  const { metric, k } = comparison;
  const { data, error, refetch } = useQuery({
    ...gainsOptions(slug, { a: reference, b: against ?? '', metric, order, page }),
    enabled: against !== null,
  });
  if (against === null)
    return (
      <Panel title={t('gains')} h="100%">
        <Text size="sm" c="dimmed">
          {t('pickTwo')}
        </Text>
      </Panel>
    );
  const number = (value: number, isSigned = false) =>
    format.number(value, {
      minimumFractionDigits: 3,
      maximumFractionDigits: 3,
      signDisplay: isSigned ? 'exceptZero' : 'auto',
    });
  const metricLabel = `${t(`metricName.${metric}`)}@${k}`;
  const columns: Column<Row>[] = [
    {
      id: 'name',
      label: t('customer'),
      cell: (row) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('openLists', { name: row.name })}
          onClick={() => setState({ customer: row.customerId })}
        >
          {row.name}
        </Button>
      ),
    },
    {
      id: 'historySize',
      label: t('historySize'),
      isNumber: true,
      cell: (row) => format.number(row.historySize),
    },
    {
      id: 'a',
      label: `${metricLabel} ${labelOf(reference)}`,
      isNumber: true,
      cell: (row) => <ProtocolNumber runId={reference}>{number(row.a)}</ProtocolNumber>,
    },
    {
      id: 'b',
      label: `${metricLabel} ${labelOf(against)}`,
      isNumber: true,
      cell: (row) => <ProtocolNumber runId={against}>{number(row.b)}</ProtocolNumber>,
    },
    { id: 'difference', label: t('difference'), isNumber: true, cell: (row) => number(row.difference, true) },
  ];
  const rows = data && {
    ...data,
    page,
    rows: data.rows.map((row): Row => ({ ...row, id: row.customerId })),
  };
  return (
    <Panel
      title={t('gainsTitle', { run: labelOf(against), reference: labelOf(reference) })}
      text={t('gainsText')}
      actions={<AgainstSelect comparison={comparison} />}
      h="100%"
    >
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={t('gains')}
        value={order}
        data={[
          { value: 'gains', label: t('whoGains') },
          { value: 'losses', label: t('whoLoses') },
        ]}
        onChange={(value) => setState({ order: value === 'losses' ? 'losses' : 'gains', page: 1 })}
      />
      {error && !data ? (
        <ErrorState message={error.message} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={t('gains')}
          columns={columns}
          data={rows}
          sorting={{ sort: 'difference', direction: order === 'gains' ? 'desc' : 'asc' }}
          onSort={() => {}}
          onPage={(next) => setState({ page: next })}
        />
      )}
      {customer === null ? null : (
        <JudgedListsDrawer
          a={reference}
          b={against}
          customerId={customer}
          metric={metric}
          k={k}
          onClose={() => setState({ customer: null })}
        />
      )}
    </Panel>
  );
}
