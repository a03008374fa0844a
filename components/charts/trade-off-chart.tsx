'use client';
import { useFormatter } from 'next-intl';
import {
  CartesianGrid,
  LabelList,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
  ZAxis,
} from 'recharts';
import { labelled } from '@/lib/charts/label-room';
import { type SeriesStyle } from '@/lib/charts/series-style';
import { axisLabel, gridColour, tick, tooltipStyle } from './chart-style';

export interface TradeOffPoint {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly style: SeriesStyle;
}

interface Axis {
  readonly label: string;
  readonly format: (value: number) => string;
}

export const TRADE_OFF_HEIGHT = 380;

/** Runs by two metrics, the size of a mark telling a third; a line joins those that no other beats on both. */
export function TradeOffChart({
  points,
  front,
  x,
  y,
  z,
}: {
  points: readonly TradeOffPoint[];
  front: readonly TradeOffPoint[];
  x: Axis;
  y: Axis;
  z: Axis;
}) {
  const format = useFormatter();
  const named = labelled([...front, ...points.filter((point) => !front.includes(point))]);
  const axis = (value: number) => format.number(value, { maximumSignificantDigits: 3 });
  return (
    <ResponsiveContainer width="100%" height={TRADE_OFF_HEIGHT}>
      <ScatterChart accessibilityLayer={false} margin={{ left: 8, right: 32, top: 20, bottom: 24 }}>
        <CartesianGrid stroke={gridColour} />
        <XAxis
          type="number"
          dataKey="x"
          domain={['auto', 'auto']}
          padding={{ left: 24, right: 24 }}
          tick={tick}
          tickLine={false}
          tickFormatter={axis}
          label={axisLabel(x.label, 'below')}
        />
        <YAxis
          type="number"
          dataKey="y"
          width={72}
          domain={['auto', 'auto']}
          padding={{ top: 24, bottom: 24 }}
          tick={tick}
          tickLine={false}
          tickFormatter={axis}
          label={axisLabel(y.label, 'beside')}
        />
        <ZAxis type="number" dataKey="z" range={[70, 420]} />
        <Tooltip
          cursor={{ strokeDasharray: '3 3' }}
          content={({ payload }) => {
            const point = points.find(
              ({ id }) => id === (payload?.[0]?.payload as TradeOffPoint | undefined)?.id,
            );
            if (!point) return null;
            return (
              <div style={{ ...tooltipStyle, padding: 8, fontSize: 12 }}>
                <strong>{point.label}</strong>
                <div>{`${x.label}: ${x.format(point.x)}`}</div>
                <div>{`${y.label}: ${y.format(point.y)}`}</div>
                <div>{`${z.label}: ${z.format(point.z)}`}</div>
              </div>
            );
          }}
        />
        <Scatter
          data={[...front]}
          line={{ stroke: 'var(--mantine-color-dimmed)', strokeDasharray: '5 4', strokeWidth: 1.5 }}
          shape={() => <g />}
          legendType="none"
          tooltipType="none"
          isAnimationActive={false}
        />
        {points.map((point) => (
          <Scatter
            key={point.id}
            data={[point]}
            fill={point.style.colour}
            shape={point.style.mark}
            isAnimationActive={false}
          >
            {named.includes(point) ? (
              <LabelList
                dataKey="label"
                position="top"
                offset={10}
                style={{ fill: 'var(--mantine-color-text)', fontSize: 11 }}
              />
            ) : null}
          </Scatter>
        ))}
      </ScatterChart>
    </ResponsiveContainer>
  );
}
