'use client';
import { Button, Container, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { type CreateShopAction } from './create-shop-action';

const NewShopModal = dynamic(() => import('./new-shop-modal').then((module) => module.NewShopModal), {
  ssr: false,
});

/** What an install without any shop shows: what Kindred is, and the one button that begins. */
export function FirstShop({ createShop }: { createShop: CreateShopAction }) {
  const t = useTranslations('shops');
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Container component="main" size="xs" py={120}>
      <Stack align="flex-start">
        <Title order={1}>Kindred</Title>
        <Text c="dimmed">{t('firstText')}</Text>
        <Button onClick={open}>{t('new')}</Button>
      </Stack>
      {isOpen ? <NewShopModal createShop={createShop} onClose={close} /> : null}
    </Container>
  );
}
