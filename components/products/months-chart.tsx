'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { gridColour, tick, tooltipStyle } from '@/components/charts/chart-style';
import { type ProductDetail } from '@/lib/schemas/product';

const HEIGHT = 220;
const colours = {
  interactions: 'var(--mantine-color-indigo-6)',
  purchases: 'var(--mantine-color-orange-6)',
} as const;

/** Interactions and purchases of a product month by month; the same as a table, as PNG and as CSV. */
export function MonthsChart({ months }: { months: ProductDetail['months'] }) {
  const t = useTranslations('products');
  const format = useFormatter();
  const name = (month: string) =>
    format.dateTime(new Date(`${month}-01T00:00:00Z`), { month: 'short', year: '2-digit' });
  return (
    <ChartFrame
      title={t('monthsText')}
      file="months"
      height={HEIGHT}
      legend={[
        { label: t('interactions'), colour: colours.interactions },
        { label: t('purchases'), colour: colours.purchases },
      ]}
      columns={[
        { label: t('month') },
        { label: t('interactions'), isNumber: true },
        { label: t('purchases'), isNumber: true },
      ]}
      rows={months.map((row) => [row.month, row.interactions, row.purchases])}
    >
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <BarChart data={[...months]} accessibilityLayer={false} margin={{ left: 4, right: 8, top: 8 }}>
          <CartesianGrid vertical={false} stroke={gridColour} />
          <XAxis dataKey="month" tickFormatter={name} tick={tick} tickLine={false} />
          <YAxis width={40} allowDecimals={false} tick={tick} tickLine={false} axisLine={false} />
          <Tooltip
            cursor={{ fill: 'var(--mantine-color-default-hover)' }}
            labelFormatter={(label) => name(typeof label === 'string' ? label : '')}
            formatter={(value, key) => [
              format.number(Number(value)),
              key === 'interactions' ? t('interactions') : t('purchases'),
            ]}
            contentStyle={tooltipStyle}
          />
          <Bar dataKey="interactions" fill={colours.interactions} isAnimationActive={false} />
          <Bar dataKey="purchases" fill={colours.purchases} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
