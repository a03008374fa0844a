'use client';
import { NativeSelect } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { axisLabel, gridColour, tick, tooltipStyle } from '@/components/charts/chart-style';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { type ClusteringReport } from '@/lib/schemas/clustering';

const measures = ['silhouette', 'stability', 'daviesBouldin', 'calinskiHarabasz', 'inertia'] as const;
const HEIGHT = 240;

/** How good every number of clusters that was tried is, by five measures, and which was chosen. */
export function ChoicePanel({ report }: { report: ClusteringReport }) {
  const t = useTranslations('clusters');
  const format = useFormatter();
  const [shown, setShown] = useState<(typeof measures)[number]>('silhouette');
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 4 });
  const { choice, k, choiceOf } = report;
  return (
    <Panel
      title={t('choiceTitle', { k })}
      text={choice.length > 1 ? t('choiceText', { count: format.number(choiceOf) }) : t('choiceFixed')}
      actions={<Term term={shown}>{t(`measure.${shown}`)}</Term>}
    >
      <ChartFrame
        title={t('choiceChart', { measure: t(`measure.${shown}`) })}
        file={`clusters-${shown}`}
        height={HEIGHT}
        columns={[
          { label: 'k', isNumber: true },
          ...measures.map((measure) => ({ label: t(`measure.${measure}`), isNumber: true, digits: 3 })),
        ]}
        rows={choice.map((one) => [one.k, ...measures.map((measure) => one[measure])])}
        actions={
          <NativeSelect
            size="xs"
            aria-label={t('measureLabel')}
            value={shown}
            data={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
            onChange={({ currentTarget }) =>
              setShown(measures.find((value) => value === currentTarget.value) ?? 'silhouette')
            }
          />
        }
      >
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <LineChart
            data={[...choice]}
            accessibilityLayer={false}
            margin={{ left: 8, right: 16, top: 8, bottom: 20 }}
          >
            <CartesianGrid stroke={gridColour} />
            <XAxis
              type="number"
              dataKey="k"
              domain={['dataMin', 'dataMax']}
              ticks={choice.map((one) => one.k)}
              tick={tick}
              tickLine={false}
              label={axisLabel(t('k'), 'below')}
            />
            <YAxis
              width={72}
              domain={['auto', 'auto']}
              tick={tick}
              tickLine={false}
              tickFormatter={number}
              label={axisLabel(t(`measure.${shown}`), 'beside')}
            />
            <Tooltip
              contentStyle={tooltipStyle}
              labelFormatter={(at) => `k = ${Number(at)}`}
              formatter={(value) => number(Number(value))}
            />
            <ReferenceLine x={k} stroke="var(--mantine-color-text)" strokeDasharray="4 3" />
            <Line
              name={t(`measure.${shown}`)}
              dataKey={shown}
              stroke="#4c6ef5"
              strokeWidth={2}
              dot={{ r: 3, fill: '#4c6ef5' }}
              isAnimationActive={false}
            />
          </LineChart>
        </ResponsiveContainer>
      </ChartFrame>
    </Panel>
  );
}
