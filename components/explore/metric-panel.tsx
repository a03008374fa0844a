'use client';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { HeatGrid, heatGridHeight } from '@/components/charts/heat-grid';
import { HeatLegend } from '@/components/charts/heat-legend';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { RATIO_REACH, ratioColour } from '@/lib/charts/heat-colours';
import { metricsOptions } from '@/lib/queries/explore';
import { type GroupKind, type GroupMetric } from '@/lib/schemas/explore';
import { groupMetrics } from '@/lib/schemas/explore-kinds';
import { SMALLEST_GROUP } from '@/lib/schemas/features';
import { NoGroups } from './no-groups';
import { useGroupNames } from './use-group-names';

/** Groups of customers × what they are like on average, coloured by the ratio to the shop's mean. */
export function MetricPanel({ kind }: { kind: GroupKind }) {
  const t = useTranslations('explore');
  const features = useTranslations('features.name');
  const format = useFormatter();
  const { slug, currency } = useShop();
  const { data, error, refetch } = useQuery(metricsOptions(slug, kind));
  const nameOf = useGroupNames();
  const valueText = (metric: GroupMetric, value: number): string => {
    if (metric === 'returnRate' || metric === 'alive')
      return format.number(value, { style: 'percent', maximumFractionDigits: 1 });
    if (metric === 'recencyDays') return format.number(value, { maximumFractionDigits: 0 });
    if (metric === 'orders') return format.number(value, { maximumFractionDigits: 1 });
    return format.number(value, { style: 'currency', currency, maximumFractionDigits: 0 });
  };
  const title = t('metricTitle');
  const content = () => {
    if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton h={500} />;
    if (data.groups.length === 0) return <NoGroups kind={kind} />;
    const rows = data.groups.map(nameOf);
    const columns = [t('size'), ...groupMetrics.map((metric) => features(metric))];
    const total = data.groups.reduce((sum, { customers }) => sum + customers, 0);
    const ratio = (row: number, at: number) => {
      const [value, shop] = [data.cells[row]?.[at] ?? null, data.shop[at] ?? null];
      return value !== null && shop ? value / shop : null;
    };
    return (
      <ChartFrame
        title={title}
        file={`metrics-${kind}`}
        isInteractive
        height={heatGridHeight(rows.length, 90)}
        columns={[{ label: t('group') }, ...columns.map((label) => ({ label, isNumber: true, digits: 2 }))]}
        rows={[
          [t('shop'), null, ...data.shop],
          ...data.groups.map((group, row) => [nameOf(group), group.customers, ...(data.cells[row] ?? [])]),
        ]}
      >
        <HeatGrid
          label={title}
          rows={rows}
          columns={columns}
          hint={t('gridHint')}
          cells={data.groups.map(({ customers }, row) => [
            {
              colour: ratioColour((customers * data.groups.length) / Math.max(1, total)),
              text: format.number(customers, { notation: 'compact' }),
            },
            ...groupMetrics.map((metric, at) => {
              const [value, share] = [data.cells[row]?.[at] ?? null, ratio(row, at)];
              return value === null || share === null
                ? null
                : { colour: ratioColour(share), text: valueText(metric, value) };
            }),
          ])}
          readout={(row, column) => {
            const [group, metric] = [rows[row] ?? '', groupMetrics[column - 1]];
            const customers = data.groups[row]?.customers ?? 0;
            if (!metric) return t('sizeReadout', { group, count: customers });
            const value = data.cells[row]?.[column - 1] ?? null;
            const share = ratio(row, column - 1);
            const names = { group, column: columns[column] ?? '' };
            if (customers < SMALLEST_GROUP)
              return t('tooSmall', { ...names, count: customers, floor: SMALLEST_GROUP });
            if (value === null || share === null) return t('noValue', names);
            return t('metricReadout', {
              ...names,
              value: valueText(metric, value),
              shop: valueText(metric, data.shop[column - 1] ?? 0),
              ratio: format.number(share, { maximumFractionDigits: 2 }),
            });
          }}
        />
        <HeatLegend
          kind="ratio"
          label={t('ratio')}
          ends={[`÷ ${RATIO_REACH}`, t('asShop'), `× ${RATIO_REACH}`]}
        />
      </ChartFrame>
    );
  };
  return (
    <Panel title={title} text={t('metricText')}>
      {content()}
    </Panel>
  );
}
