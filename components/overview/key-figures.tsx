'use client';
import { Paper, SimpleGrid, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { type ShopStats } from '@/lib/schemas/shop';

/** The shop in six numbers. */
export function KeyFigures({ stats }: { stats: ShopStats }) {
  const t = useTranslations('overview');
  const format = useFormatter();
  const { currency } = useShop();
  const figures = [
    [t('customers'), format.number(stats.customers)],
    [t('products'), format.number(stats.products)],
    [t('interactions'), format.number(stats.interactions)],
    [t('purchases'), format.number(stats.purchases)],
    [t('revenue'), format.number(stats.revenue, { style: 'currency', currency, maximumFractionDigits: 0 })],
    [t('density'), format.number(stats.density, { style: 'percent', maximumSignificantDigits: 2 })],
  ];
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, lg: 6 }} spacing="sm">
      {figures.map(([label, value]) => (
        <Paper key={label} withBorder p="md" radius="lg">
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text fz={22} fw={650} className="tabular" truncate>
            {value}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
