'use client';
import { useFormatter } from 'next-intl';
import { Bar, BarChart, CartesianGrid, ErrorBar, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { labelWidth } from '@/lib/charts/label-width';
import { niceTicks } from '@/lib/charts/nice-ticks';
import { axisLabel, gridColour, tick, tooltipStyle } from './chart-style';

export interface IntervalBar {
  readonly label: string;
  readonly fill: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Means as lying bars from zero, each with the whisker of its interval. */
export function IntervalBars({ bars, unit }: { bars: readonly IntervalBar[]; unit: string }) {
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumFractionDigits: 4 });
  const data = bars.map((bar) => ({ ...bar, error: [bar.mean - bar.low, bar.high - bar.mean] }));
  const ticks = niceTicks(Math.max(0, ...bars.map(({ high }) => high)));
  return (
    <ResponsiveContainer width="100%" height={64 + 38 * bars.length}>
      <BarChart
        data={data}
        layout="vertical"
        accessibilityLayer={false}
        margin={{ left: 0, right: 24, top: 4, bottom: 20 }}
      >
        <CartesianGrid horizontal={false} stroke={gridColour} />
        <XAxis
          type="number"
          domain={[0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          tick={tick}
          tickLine={false}
          tickFormatter={number}
          label={axisLabel(unit, 'below')}
        />
        <YAxis
          type="category"
          dataKey="label"
          width={labelWidth(bars.map(({ label }) => label))}
          tick={tick}
          tickLine={false}
          interval={0}
        />
        <Tooltip
          cursor={{ fill: 'var(--mantine-color-default-hover)' }}
          contentStyle={tooltipStyle}
          formatter={(value, _name, { payload }) => {
            const bar = bars.find(({ label }) => label === (payload as IntervalBar | undefined)?.label);
            return [`${number(Number(value))} [${number(bar?.low ?? 0)}, ${number(bar?.high ?? 0)}]`, unit];
          }}
        />
        <Bar dataKey="mean" barSize={18} isAnimationActive={false}>
          <ErrorBar
            dataKey="error"
            direction="x"
            width={5}
            strokeWidth={1.5}
            stroke="var(--mantine-color-text)"
            isAnimationActive={false}
          />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
