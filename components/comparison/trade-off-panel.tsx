'use client';
import { Group, NativeSelect, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { TRADE_OFF_HEIGHT, TradeOffChart } from '@/components/charts/trade-off-chart';
import { metricOf } from '@/components/models/metric-names';
import { Panel } from '@/components/ui/panel';
import { useUrlState } from '@/components/ui/url-state';
import { paretoFront } from '@/lib/charts/pareto-front';
import { type ComparedRun, type Comparison } from '@/lib/schemas/comparison';
import { comparedMetrics } from '@/lib/schemas/comparison-kinds';
import { compareParams } from './compare-state';
import { useCompared } from './compared-context';
import { allMetrics, type AnyMetric, wishOf } from './metrics';

/** A metric of a compared run: over the customers that all runs judged where there is such a mean, else the run's own. */
function valueOf({ intervals, beyond }: ComparedRun, metric: AnyMetric): number | null {
  const ranking = comparedMetrics.find((id) => id === metric);
  return ranking ? intervals[ranking].mean : metricOf(beyond, metric);
}

/** Which runs are the best bargains between two metrics of choice; the size of a mark tells a third. */
export function TradeOffPanel({ comparison: { runs, k } }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  const format = useFormatter();
  const { labelOf, styleOf } = useCompared();
  const [{ x, y, size }, setState] = useUrlState(compareParams);
  const name = (metric: AnyMetric) => `${t(`metricName.${metric}`)}@${k}`;
  const number = (value: number) => format.number(value, { maximumFractionDigits: 4 });
  const axisOf = (metric: AnyMetric) => ({
    label: `${name(metric)} (${t(`wish.${wishOf(metric)}`)})`,
    format: number,
  });
  const points = runs.flatMap((one) => {
    const [px, py, pz] = [valueOf(one, x), valueOf(one, y), valueOf(one, size)];
    return px === null || py === null
      ? []
      : [
          {
            id: one.run.id,
            label: labelOf(one.run.id),
            x: px,
            y: py,
            z: pz ?? 0,
            style: styleOf(one.run.id),
          },
        ];
  });
  const front = paretoFront(points, wishOf(x), wishOf(y));
  const isOnFront = (id: string) => front.some((point) => point.id === id);
  const title = t('tradeOffTitle', { x: name(x), y: name(y) });
  const choose = (axis: 'x' | 'y' | 'size', value: AnyMetric) => (
    <NativeSelect
      size="xs"
      label={t(`axis.${axis}`)}
      value={value}
      data={allMetrics.map((metric) => ({ value: metric, label: t(`metricName.${metric}`) }))}
      onChange={(event) =>
        setState({ [axis]: allMetrics.find((metric) => metric === event.currentTarget.value) ?? value })
      }
    />
  );
  return (
    <Panel title={title} text={t('tradeOffText')} h="100%">
      <Group gap="xs" mb="sm" className="no-print">
        {choose('x', x)}
        {choose('y', y)}
        {choose('size', size)}
      </Group>
      {points.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noTradeOff')}
        </Text>
      ) : (
        <ChartFrame
          title={title}
          file="trade-off"
          height={TRADE_OFF_HEIGHT}
          legend={points.map(({ label, style }) => ({ label, colour: style.colour }))}
          columns={[
            { label: t('run') },
            ...[...new Set([x, y, size])].map((metric) => ({
              label: name(metric),
              isNumber: true,
              digits: 4,
            })),
            { label: t('onFront') },
          ]}
          rows={runs.map((one) => [
            labelOf(one.run.id),
            ...[...new Set([x, y, size])].map((metric) => valueOf(one, metric)),
            isOnFront(one.run.id) ? t('onFrontYes') : '',
          ])}
        >
          <TradeOffChart points={points} front={front} x={axisOf(x)} y={axisOf(y)} z={axisOf(size)} />
        </ChartFrame>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {t('frontText', { names: front.map(({ label }) => label).join(t('comma')), size: name(size) })}
      </Text>
    </Panel>
  );
}
