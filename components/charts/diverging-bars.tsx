'use client';
import { useFormatter } from 'next-intl';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type GroupBar } from '@/lib/charts/group-bars';
import { labelWidth } from '@/lib/charts/label-width';
import { gridColour, axisLabel, tick, tooltipStyle } from './chart-style';

/** Blue and orange of equal weight, grey between: colour-blind eyes tell them apart. */
export const groupColours = { losses: '#d9480f', ties: '#9aa1a8', wins: '#4c6ef5' } as const;

export const divergingHeight = (bars: number): number => 64 + 34 * bars;

interface Named extends GroupBar {
  readonly name: string;
}

/** Shares of customers left and right of zero, a lying bar a group: losses, ties, wins. */
export function DivergingBars({
  bars,
  reach,
  labels,
}: {
  bars: readonly Named[];
  reach: number;
  labels: { readonly wins: string; readonly ties: string; readonly losses: string; readonly share: string };
}) {
  const format = useFormatter();
  const percent = (share: number) =>
    format.number(Math.abs(share), { style: 'percent', maximumFractionDigits: 0 });
  const parts = [
    ['tieLeft', groupColours.ties],
    ['lossBar', groupColours.losses],
    ['tieRight', groupColours.ties],
    ['winBar', groupColours.wins],
  ] as const;
  return (
    <ResponsiveContainer width="100%" height={divergingHeight(bars.length)}>
      <BarChart
        data={[...bars]}
        layout="vertical"
        stackOffset="sign"
        accessibilityLayer={false}
        margin={{ left: 0, right: 16, top: 4, bottom: 20 }}
      >
        <CartesianGrid horizontal={false} stroke={gridColour} />
        <XAxis
          type="number"
          domain={[-reach, reach]}
          tick={tick}
          tickLine={false}
          tickFormatter={percent}
          label={axisLabel(labels.share, 'below')}
        />
        <YAxis
          type="category"
          dataKey="name"
          width={labelWidth(bars.map(({ name }) => name))}
          tick={tick}
          tickLine={false}
          interval={0}
        />
        <Tooltip
          cursor={{ fill: 'var(--mantine-color-default-hover)' }}
          content={({ payload }) => {
            const name = (payload?.[0]?.payload as Named | undefined)?.name;
            const bar = bars.find((one) => one.name === name);
            if (!bar) return null;
            return (
              <div style={{ ...tooltipStyle, padding: 8, fontSize: 12 }}>
                <strong>{bar.name}</strong>
                <div>{`${labels.wins}: ${format.number(bar.wins)} (${percent(bar.winBar)})`}</div>
                <div>{`${labels.ties}: ${format.number(bar.ties)} (${percent(2 * bar.tieRight)})`}</div>
                <div>{`${labels.losses}: ${format.number(bar.losses)} (${percent(bar.lossBar)})`}</div>
              </div>
            );
          }}
        />
        <ReferenceLine x={0} stroke="var(--mantine-color-text)" />
        {parts.map(([part, colour]) => (
          <Bar
            key={part}
            dataKey={part}
            stackId="share"
            fill={colour}
            barSize={18}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
