'use client';
import { useFormatter } from 'next-intl';
import { Bar, BarChart, CartesianGrid, ErrorBar, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { type Interval } from '@/lib/schemas/comparison';
import { niceTicks } from '@/lib/charts/nice-ticks';
import { gridColour, tick, tooltipStyle } from './chart-style';

export interface IntervalSeries {
  readonly label: string;
  readonly colour: string;
  /** One interval a group, in the groups' order. */
  readonly values: readonly Interval[];
}

/** Means of several series side by side, a group of bars for each metric, with the whiskers of their intervals. */
export function IntervalGroups({
  groups,
  series,
}: {
  groups: readonly string[];
  series: readonly IntervalSeries[];
}) {
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumFractionDigits: 4 });
  const data = groups.map((group, at) => ({ group, at }));
  const valueOf = (one: IntervalSeries, at: number) => one.values[at] ?? { mean: 0, low: 0, high: 0 };
  const ticks = niceTicks(Math.max(0, ...series.flatMap(({ values }) => values.map(({ high }) => high))));
  return (
    <ResponsiveContainer width="100%" height={300}>
      <BarChart data={data} accessibilityLayer={false} margin={{ left: 0, right: 8, top: 8 }}>
        <CartesianGrid vertical={false} stroke={gridColour} />
        <XAxis dataKey="group" tick={tick} tickLine={false} interval={0} />
        <YAxis
          width={48}
          tick={tick}
          tickLine={false}
          axisLine={false}
          domain={[0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          tickFormatter={number}
        />
        <Tooltip
          cursor={{ fill: 'var(--mantine-color-default-hover)' }}
          contentStyle={tooltipStyle}
          formatter={(value) => number(Number(value))}
        />
        {series.map((one) => (
          <Bar
            key={one.label}
            name={one.label}
            dataKey={({ at }: { at: number }) => valueOf(one, at).mean}
            fill={one.colour}
            isAnimationActive={false}
          >
            <ErrorBar
              dataKey={({ at }: { at: number }) => {
                const { mean, low, high } = valueOf(one, at);
                return [mean - low, high - mean];
              }}
              width={3}
              strokeWidth={1}
              stroke="var(--mantine-color-text)"
              isAnimationActive={false}
            />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
