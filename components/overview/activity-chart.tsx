'use client';
import { Button, Group, ScrollArea } from '@mantine/core';
import { Table } from '@/components/ui/table';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { saveText } from '@/components/ui/save-file';
import { type Day, prepareWeeks } from '@/lib/charts/weekly';
import { csvText } from '@/lib/exports/csv';

/** Interactions and purchases week by week; the same as a table, and as CSV. */
export function ActivityChart({ days }: { days: readonly Day[] }) {
  const t = useTranslations('overview');
  const common = useTranslations('common');
  const format = useFormatter();
  const [isTable, setTable] = useState(false);
  const weeks = prepareWeeks(days);
  const day = (date: string) =>
    format.dateTime(new Date(`${date}T00:00:00Z`), { month: 'short', day: 'numeric' });
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
              'activity.csv',
              csvText(
                ['week', 'interactions', 'purchases', 'revenue'],
                weeks.map((week) => [
                  week.date,
                  week.interactions,
                  week.purchases,
                  Math.round(week.revenue * 100) / 100,
                ]),
              ),
            )
          }
        >
          CSV
        </Button>
      </Group>
      {isTable ? (
        <ScrollArea h={240} tabIndex={0} role="region" aria-label={t('activity')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('week')}</Table.Th>
                <Table.Th ta="right">{t('interactions')}</Table.Th>
                <Table.Th ta="right">{t('purchases')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {weeks.map((week) => (
                <Table.Tr key={week.date}>
                  <Table.Td>{day(week.date)}</Table.Td>
                  <Table.Td ta="right">{format.number(week.interactions)}</Table.Td>
                  <Table.Td ta="right">{format.number(week.purchases)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      ) : (
        <div role="img" aria-label={t('activityText')}>
          <ResponsiveContainer width="100%" height={240}>
            <AreaChart data={weeks} accessibilityLayer={false} margin={{ left: 4, right: 8, top: 8 }}>
              <CartesianGrid vertical={false} stroke="var(--mantine-color-default-border)" />
              <XAxis
                dataKey="date"
                tickFormatter={day}
                minTickGap={40}
                tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 12 }}
                tickLine={false}
              />
              <YAxis
                width={48}
                tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
                tick={{ fill: 'var(--mantine-color-dimmed)', fontSize: 12 }}
                tickLine={false}
                axisLine={false}
              />
              <Tooltip
                labelFormatter={(label) => t('weekOf', { day: day(typeof label === 'string' ? label : '') })}
                formatter={(value, name) => [
                  format.number(Number(value)),
                  name === 'interactions' ? t('interactions') : t('purchases'),
                ]}
                contentStyle={{
                  background: 'var(--mantine-color-body)',
                  border: '1px solid var(--mantine-color-default-border)',
                  borderRadius: 8,
                }}
              />
              <Area
                dataKey="interactions"
                stroke="var(--mantine-color-indigo-6)"
                fill="var(--mantine-color-indigo-6)"
                fillOpacity={0.2}
                isAnimationActive={false}
              />
              <Area
                dataKey="purchases"
                stroke="var(--mantine-color-orange-6)"
                fill="var(--mantine-color-orange-6)"
                fillOpacity={0.35}
                isAnimationActive={false}
              />
            </AreaChart>
          </ResponsiveContainer>
        </div>
      )}
    </>
  );
}
