'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { Figures } from '@/components/ui/figures';
import { type ShopStats } from '@/lib/schemas/shop';

/** The shop in six numbers. */
export function KeyFigures({ stats }: { stats: ShopStats }) {
  const t = useTranslations('overview');
  const format = useFormatter();
  const { currency } = useShop();
  const figures: [string, string][] = [
    [t('customers'), format.number(stats.customers)],
    [t('products'), format.number(stats.products)],
    [t('interactions'), format.number(stats.interactions)],
    [t('purchases'), format.number(stats.purchases)],
    [t('revenue'), format.number(stats.revenue, { style: 'currency', currency, maximumFractionDigits: 0 })],
    [t('density'), format.number(stats.density, { style: 'percent', maximumSignificantDigits: 2 })],
  ];
  return <Figures figures={figures} />;
}
