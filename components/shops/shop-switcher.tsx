'use client';
import { Text, UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { LazyMenu } from '@/components/ui/lazy-menu';
import { type ShopSummary } from '@/lib/schemas/shop';
import { type CreateShopAction } from './create-shop-action';
import classes from './shop-switcher.module.css';

const load = () => import('./shop-menu');

/** Shows the shop that is open; opens the menu that changes to another or makes a new one. */
export function ShopSwitcher({
  shops,
  createShop,
}: {
  shops: readonly ShopSummary[];
  createShop: CreateShopAction;
}) {
  const t = useTranslations('shops');
  const shop = useShop();
  return (
    <LazyMenu
      load={load}
      menuProps={{ shops, createShop }}
      target={(open) => (
        <UnstyledButton
          className={classes.target}
          aria-label={t('switch', { name: shop.name })}
          aria-haspopup="menu"
          onClick={open}
        >
          <Text size="sm" fw={550} truncate>
            {shop.name}
          </Text>
          <IconSelector size={16} stroke={1.7} aria-hidden />
        </UnstyledButton>
      )}
    />
  );
}
