'use client';
import { useFormatter } from 'next-intl';
import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { axisLabel, gridColour, tick, tooltipStyle } from './chart-style';

export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  /** 95 % interval of y, drawn as a whisker. */
  readonly low?: number;
  readonly high?: number;
}

export const CURVE_HEIGHT = 280;

/** One line through points of two numbers, with what is worth comparing it to. */
export function CurveChart({
  points,
  x,
  y,
  colour = '#4c6ef5',
  hasMarks = false,
  domain = [0, 1],
  range = [0, 1],
  diagonal,
  level,
  marked,
}: {
  points: readonly CurvePoint[];
  x: string;
  y: string;
  colour?: string;
  hasMarks?: boolean;
  domain?: readonly [number, number];
  range?: readonly [number, number] | 'auto';
  /** From corner to corner. */
  diagonal?: boolean;
  /** A level line. */
  level?: number;
  /** An upright line. */
  marked?: number;
}) {
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumSignificantDigits: 3 });
  const hasWhiskers = points.some(({ low }) => low !== undefined);
  const reference = { stroke: 'var(--mantine-color-dimmed)', strokeDasharray: '5 4' };
  return (
    <ResponsiveContainer width="100%" height={CURVE_HEIGHT}>
      <ScatterChart accessibilityLayer={false} margin={{ left: 8, right: 16, top: 8, bottom: 24 }}>
        <CartesianGrid stroke={gridColour} />
        <XAxis
          type="number"
          dataKey="x"
          domain={[...domain]}
          tick={tick}
          tickLine={false}
          tickFormatter={number}
          label={axisLabel(x, 'below')}
        />
        <YAxis
          type="number"
          dataKey="y"
          width={64}
          domain={range === 'auto' ? ['auto', 'auto'] : [...range]}
          tick={tick}
          tickLine={false}
          tickFormatter={number}
          label={axisLabel(y, 'beside')}
        />
        <Tooltip
          cursor={{ strokeDasharray: '3 3' }}
          content={({ payload }) => {
            const point = payload?.[0]?.payload as CurvePoint | undefined;
            return point ? (
              <div style={{ ...tooltipStyle, padding: 8, fontSize: 12 }}>
                <div>{`${x}: ${number(point.x)}`}</div>
                <div>{`${y}: ${number(point.y)}`}</div>
                {point.low === undefined || point.high === undefined ? null : (
                  <div>{`95 %: ${number(point.low)} – ${number(point.high)}`}</div>
                )}
              </div>
            ) : null;
          }}
        />
        {diagonal ? (
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: 1, y: 1 },
            ]}
            {...reference}
          />
        ) : null}
        {level === undefined ? null : <ReferenceLine y={level} {...reference} />}
        {marked === undefined ? null : <ReferenceLine x={marked} {...reference} />}
        <Scatter
          data={[...points]}
          fill={colour}
          line={{ stroke: colour, strokeWidth: 2 }}
          shape={hasMarks ? 'circle' : () => <g />}
          isAnimationActive={false}
        >
          {hasWhiskers ? (
            <ErrorBar
              dataKey={({ y: middle, low = middle, high = middle }: CurvePoint) => [
                middle - low,
                high - middle,
              ]}
              direction="y"
              width={5}
              stroke={colour}
              isAnimationActive={false}
            />
          ) : null}
        </Scatter>
      </ScatterChart>
    </ResponsiveContainer>
  );
}
