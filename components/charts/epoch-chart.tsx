'use client';
import { useFormatter } from 'next-intl';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { type SeriesStyle } from '@/lib/charts/series-style';
import { axisLabel, gridColour, tick, tooltipStyle } from './chart-style';

export interface EpochSeries {
  readonly label: string;
  readonly style: SeriesStyle;
  /** One value an epoch, from the first. */
  readonly values: readonly number[];
}

export const EPOCH_HEIGHT = 260;

/** Values by epoch, a line a run. */
export function EpochChart({
  series,
  epoch,
  unit,
}: {
  series: readonly EpochSeries[];
  epoch: string;
  unit: string;
}) {
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 4 });
  const epochs = Math.max(0, ...series.map(({ values }) => values.length));
  const data = Array.from({ length: epochs }, (_, at) => ({ epoch: at + 1, at }));
  return (
    <ResponsiveContainer width="100%" height={EPOCH_HEIGHT}>
      <LineChart data={data} accessibilityLayer={false} margin={{ left: 8, right: 16, top: 8, bottom: 20 }}>
        <CartesianGrid stroke={gridColour} />
        <XAxis
          type="number"
          dataKey="epoch"
          domain={[1, Math.max(2, epochs)]}
          allowDecimals={false}
          tick={tick}
          tickLine={false}
          label={axisLabel(epoch, 'below')}
        />
        <YAxis
          width={72}
          domain={['auto', 'auto']}
          tick={tick}
          tickLine={false}
          tickFormatter={number}
          label={axisLabel(unit, 'beside')}
        />
        <Tooltip
          contentStyle={tooltipStyle}
          labelFormatter={(at) => `${epoch} ${Number(at)}`}
          formatter={(value) => number(Number(value))}
        />
        {series.map(({ label, style, values }) => (
          <Line
            key={label}
            name={label}
            dataKey={({ at }: { at: number }) => values[at]}
            stroke={style.colour}
            strokeDasharray={style.dash}
            strokeWidth={2}
            dot={values.length < 30 ? { r: 2.5, fill: style.colour } : false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
