'use client';
import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { IntervalBars } from '@/components/charts/interval-bars';
import { IntervalGroups } from '@/components/charts/interval-groups';
import { Panel } from '@/components/ui/panel';
import { useUrlState } from '@/components/ui/url-state';
import { type Comparison } from '@/lib/schemas/comparison';
import { comparedMetrics } from '@/lib/schemas/comparison-kinds';
import { compareParams } from './compare-state';
import { useCompared } from './compared-context';

/** Each run's mean of the chosen metric with its interval, or of all ranking metrics. */
export function BarsPanel({ comparison: { metric, k, runs, customers } }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  const { labelOf, styleOf } = useCompared();
  const [{ bars }, setState] = useUrlState(compareParams);
  const at = (id: (typeof comparedMetrics)[number]) => `${t(`metricName.${id}`)}@${k}`;
  const title = bars === 'one' ? t('barsTitle', { metric: at(metric) }) : t('barsAllTitle', { k });
  const series = runs.map(({ run, intervals }) => ({
    label: labelOf(run.id),
    colour: styleOf(run.id).colour,
    values: comparedMetrics.map((id) => intervals[id]),
  }));
  return (
    <Panel title={title} text={t('barsText', { customers })} h="100%">
      <ChartFrame
        title={title}
        file={`comparison-${bars === 'one' ? metric : 'metrics'}`}
        height={320}
        columns={[
          { label: t('run') },
          ...(bars === 'one' ? [metric] : comparedMetrics).flatMap((id) => [
            { label: at(id), isNumber: true, digits: 4 },
            { label: `${at(id)} ${t('low')}`, isNumber: true, digits: 4 },
            { label: `${at(id)} ${t('high')}`, isNumber: true, digits: 4 },
          ]),
        ]}
        rows={runs.map(({ run, intervals }) => [
          labelOf(run.id),
          ...(bars === 'one' ? [metric] : comparedMetrics).flatMap((id) => {
            const { mean, low, high } = intervals[id];
            return [mean, low, high];
          }),
        ])}
        legend={bars === 'all' ? series : []}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t('barsOf')}
            value={bars}
            data={[
              { value: 'one', label: t('barsOne') },
              { value: 'all', label: t('barsAll') },
            ]}
            onChange={(value) => setState({ bars: value === 'all' ? 'all' : 'one' })}
          />
        }
      >
        {bars === 'one' ? (
          <IntervalBars
            unit={at(metric)}
            bars={runs.map(({ run, intervals }) => ({
              label: labelOf(run.id),
              fill: styleOf(run.id).colour,
              ...intervals[metric],
            }))}
          />
        ) : (
          <IntervalGroups groups={comparedMetrics.map((id) => t(`metricName.${id}`))} series={series} />
        )}
      </ChartFrame>
    </Panel>
  );
}
