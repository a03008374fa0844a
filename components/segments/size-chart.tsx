'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { gridColour, tick, tooltipStyle } from '@/components/charts/chart-style';
import { niceTicks } from '@/lib/charts/nice-ticks';
import { type SegmentRefreshView } from '@/lib/schemas/segment';

const HEIGHT = 240;

/** How large a segment was after each refresh. */
export function SizeChart({ refreshes }: { refreshes: readonly SegmentRefreshView[] }) {
  const t = useTranslations('segments.overview');
  const format = useFormatter();
  const time = (at: string | number) =>
    format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  const data = refreshes.map((refresh) => ({ ...refresh, time: Date.parse(refresh.at) }));
  // Customers are whole: no marks between them.
  const ticks = niceTicks(Math.max(1, ...refreshes.map(({ size }) => size))).filter(Number.isInteger);
  return (
    <ChartFrame
      title={t('history')}
      file="segment-size"
      height={HEIGHT}
      columns={[
        { label: t('when') },
        { label: t('size'), isNumber: true },
        { label: t('entered'), isNumber: true },
        { label: t('left'), isNumber: true },
        { label: t('version'), isNumber: true },
      ]}
      rows={refreshes.map(({ at, size, entered, left, version }) => [time(at), size, entered, left, version])}
    >
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <AreaChart data={data} accessibilityLayer={false} margin={{ left: 0, right: 16, top: 8, bottom: 4 }}>
          <CartesianGrid vertical={false} stroke={gridColour} />
          <XAxis
            dataKey="time"
            type="number"
            scale="time"
            domain={['dataMin', 'dataMax']}
            tick={tick}
            tickLine={false}
            minTickGap={48}
            tickFormatter={(value: number) =>
              format.dateTime(new Date(value), { month: 'short', day: 'numeric' })
            }
          />
          <YAxis
            tick={tick}
            tickLine={false}
            width={56}
            ticks={ticks}
            domain={[0, ticks.at(-1) ?? 1]}
            tickFormatter={(value: number) => format.number(value)}
          />
          <Tooltip
            contentStyle={tooltipStyle}
            labelFormatter={(value) => time(Number(value))}
            formatter={(value) => [format.number(Number(value)), t('size')]}
          />
          <Area
            dataKey="size"
            type="stepAfter"
            stroke="var(--mantine-primary-color-filled)"
            strokeWidth={2}
            fill="var(--mantine-primary-color-light)"
            dot={{ r: 3 }}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
