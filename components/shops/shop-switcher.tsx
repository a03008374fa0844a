'use client';
import { Menu, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import dynamic from 'next/dynamic';
import { useShop } from '@/components/layout/shop-context';
import { type ShopSummary } from '@/lib/schemas/shop';
import classes from './shop-switcher.module.css';
import { type CreateShopAction } from './new-shop-modal';

export type { CreateShopAction };

const NewShopModal = dynamic(() => import('./new-shop-modal').then((module) => module.NewShopModal), {
  ssr: false,
});

/** Shows the shop that is open, changes to another, and makes new ones. */
export function ShopSwitcher({
  shops,
  createShop,
}: {
  shops: readonly ShopSummary[];
  createShop: CreateShopAction;
}) {
  const t = useTranslations('shops');
  const shop = useShop();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-start" width={240} withinPortal>
        <Menu.Target>
          <UnstyledButton className={classes.target} aria-label={t('switch', { name: shop.name })}>
            <Text size="sm" fw={550} truncate>
              {shop.name}
            </Text>
            <IconSelector size={16} stroke={1.7} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('title')}</Menu.Label>
          {shops.map(({ id, slug, name }) => (
            <Menu.Item
              key={id}
              component={Link}
              href={`/${slug}`}
              rightSection={id === shop.id ? <IconCheck size={14} /> : null}
            >
              {name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={14} />} onClick={open}>
            {t('new')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isOpen ? <NewShopModal createShop={createShop} onClose={close} /> : null}
    </>
  );
}
