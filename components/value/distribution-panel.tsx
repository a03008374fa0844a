'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { axisLabel, gridColour, tick, tooltipStyle } from '@/components/charts/chart-style';
import { useShop } from '@/components/layout/shop-context';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { type ValueBin } from '@/lib/schemas/customer-value';

const HEIGHT = 260;

/** How lifetime value is spread over the buyers. */
export function DistributionPanel({ bins, horizonDays }: { bins: readonly ValueBin[]; horizonDays: number }) {
  const t = useTranslations('value');
  const format = useFormatter();
  const { currency } = useShop();
  const money = (amount: number) =>
    format.number(amount, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 });
  const range = ({ from, to }: ValueBin, isLast: boolean) =>
    isLast ? t('andMore', { from: money(from) }) : `${money(from)} – ${money(to)}`;
  const data = bins.map((bin, at) => ({ ...bin, name: range(bin, at === bins.length - 1) }));
  const title = t('distributionTitle', { days: horizonDays });
  return (
    <Panel title={<Term term="lifetimeValue">{title}</Term>} text={t('distributionText')}>
      <ChartFrame
        title={title}
        file="lifetime-value"
        height={HEIGHT}
        columns={[
          { label: t('from'), isNumber: true, digits: 0 },
          { label: t('to'), isNumber: true, digits: 0 },
          { label: t('customers'), isNumber: true },
          { label: t('valueSum'), isNumber: true, digits: 0 },
        ]}
        rows={bins.map(({ from, to, customers, value }) => [from, to, customers, value])}
      >
        <ResponsiveContainer width="100%" height={HEIGHT}>
          <BarChart data={data} accessibilityLayer={false} margin={{ left: 8, right: 8, top: 8, bottom: 20 }}>
            <CartesianGrid vertical={false} stroke={gridColour} />
            <XAxis
              dataKey="from"
              tick={tick}
              tickLine={false}
              minTickGap={24}
              tickFormatter={money}
              label={axisLabel(t('lifetimeValue'), 'below')}
            />
            <YAxis width={56} tick={tick} tickLine={false} label={axisLabel(t('customers'), 'beside')} />
            <Tooltip
              cursor={{ fill: 'var(--mantine-color-default-hover)' }}
              contentStyle={tooltipStyle}
              labelFormatter={(from) => data.find((bin) => bin.from === Number(from))?.name ?? ''}
              formatter={(value, _name, { payload }) => [
                `${format.number(Number(value))} (${money((payload as ValueBin | undefined)?.value ?? 0)})`,
                t('customers'),
              ]}
            />
            <Bar dataKey="customers" fill="var(--mantine-color-indigo-6)" isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </ChartFrame>
    </Panel>
  );
}
