'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { gridColour, tick, tooltipStyle } from '@/components/charts/chart-style';
import { type Day, prepareWeeks } from '@/lib/charts/weekly';

const HEIGHT = 240;
const colours = {
  interactions: 'var(--mantine-color-indigo-6)',
  purchases: 'var(--mantine-color-orange-6)',
} as const;

/** Interactions and purchases week by week; the same as a table, as PNG and as CSV. */
export function ActivityChart({ days }: { days: readonly Day[] }) {
  const t = useTranslations('overview');
  const format = useFormatter();
  const weeks = prepareWeeks(days);
  const day = (date: string) =>
    format.dateTime(new Date(`${date}T00:00:00Z`), { month: 'short', day: 'numeric' });
  return (
    <ChartFrame
      title={t('activityText')}
      file="activity"
      height={HEIGHT}
      legend={[
        { label: t('interactions'), colour: colours.interactions },
        { label: t('purchases'), colour: colours.purchases },
      ]}
      columns={[
        { label: t('week') },
        { label: t('interactions'), isNumber: true },
        { label: t('purchases'), isNumber: true },
        { label: t('revenue'), isNumber: true, digits: 2 },
      ]}
      rows={weeks.map((week) => [
        week.date,
        week.interactions,
        week.purchases,
        Math.round(week.revenue * 100) / 100,
      ])}
    >
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <AreaChart data={weeks} accessibilityLayer={false} margin={{ left: 4, right: 8, top: 8 }}>
          <CartesianGrid vertical={false} stroke={gridColour} />
          <XAxis dataKey="date" tickFormatter={day} minTickGap={40} tick={tick} tickLine={false} />
          <YAxis
            width={48}
            tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
            tick={tick}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            labelFormatter={(label) => t('weekOf', { day: day(typeof label === 'string' ? label : '') })}
            formatter={(value, name) => [
              format.number(Number(value)),
              name === 'interactions' ? t('interactions') : t('purchases'),
            ]}
            contentStyle={tooltipStyle}
          />
          <Area
            dataKey="interactions"
            stroke={colours.interactions}
            fill={colours.interactions}
            fillOpacity={0.2}
            isAnimationActive={false}
          />
          <Area
            dataKey="purchases"
            stroke={colours.purchases}
            fill={colours.purchases}
            fillOpacity={0.35}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
