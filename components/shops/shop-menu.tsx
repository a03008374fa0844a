'use client';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { type ReactNode } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { type ShopSummary } from '@/lib/schemas/shop';
import { type CreateShopAction } from './create-shop-action';
import { NewShopModal } from './new-shop-modal';

/** Every shop of the install, and the way to a new one. */
export default function ShopMenu({
  shops,
  createShop,
  target,
}: {
  shops: readonly ShopSummary[];
  createShop: CreateShopAction;
  target: ReactNode;
}) {
  const t = useTranslations('shops');
  const shop = useShop();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-start" width={240} withinPortal defaultOpened>
        <Menu.Target>{target}</Menu.Target>
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
