'use client';
import { Button, Group } from '@mantine/core';
import { Table } from '@/components/ui/table';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { saveText } from '@/components/ui/save-file';
import { csvText } from '@/lib/exports/csv';
import { type ProductDetail } from '@/lib/schemas/product';

/** Interactions and purchases of a product month by month; the same as a table, and as CSV. */
export function MonthsChart({ months }: { months: ProductDetail['months'] }) {
  const t = useTranslations('products');
  const common = useTranslations('common');
  const format = useFormatter();
  const [isTable, setTable] = useState(false);
  const name = (month: string) =>
    format.dateTime(new Date(`${month}-01T00:00:00Z`), { month: 'short', year: '2-digit' });
  return (
    <>
      <Group gap="xs" justify="flex-end" mb={4} className="no-print">
        <Button size="compact-xs" variant="default" onClick={() => setTable(!isTable)}>
          {isTable ? common('chartView') : common('tableView')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() =>
            saveText(
              'months.csv',
              csvText(
                ['month', 'interactions', 'purchases'],
                months.map((row) => [row.month, row.interactions, row.purchases]),
              ),
            )
          }
        >
          CSV
        </Button>
      </Group>
      {isTable ? (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('month')}</Table.Th>
              <Table.Th ta="right">{t('interactions')}</Table.Th>
              <Table.Th ta="right">{t('purchases')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {months.map((row) => (
              <Table.Tr key={row.month}>
                <Table.Td>{name(row.month)}</Table.Td>
                <Table.Td ta="right">{format.number(row.interactions)}</Table.Td>
                <Table.Td ta="right">{format.number(row.purchases)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : (
        <div role="img" aria-label={t('monthsText')}>
          <ResponsiveContainer width="100%" height={220}>
            <BarChart data={[...months]} accessibilityLayer={false} margin={{ left: 4, right: 8, top: 8 }}>
              <CartesianGrid vertical={false} stroke="var(--mantine-color-default-border)" />
              <XAxis
                dataKey="month"
                tickFormatter={name}
                tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 12 }}
                tickLine={false}
              />
              <YAxis
                width={40}
                allowDecimals={false}
                tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 12 }}
                tickLine={false}
                axisLine={false}
              />
              <Tooltip
                cursor={{ fill: 'var(--mantine-color-default-hover)' }}
                labelFormatter={(label) => name(typeof label === 'string' ? label : '')}
                formatter={(value, key) => [
                  format.number(Number(value)),
                  key === 'interactions' ? t('interactions') : t('purchases'),
                ]}
                contentStyle={{
                  background: 'var(--mantine-color-body)',
                  border: '1px solid var(--mantine-color-default-border)',
                  borderRadius: 8,
                }}
              />
              <Bar dataKey="interactions" fill="var(--mantine-color-indigo-6)" isAnimationActive={false} />
              <Bar dataKey="purchases" fill="var(--mantine-color-orange-6)" isAnimationActive={false} />
            </BarChart>
          </ResponsiveContainer>
        </div>
      )}
    </>
  );
}
