'use client';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { unwrap } from '@/lib/queries/unwrap';
import { type CreateShopAction } from './create-shop-action';

/** Asks for a name and a currency, makes the shop and opens its Data page, where its first file goes in. */
export function NewShopModal({ createShop, onClose }: { createShop: CreateShopAction; onClose: () => void }) {
  const t = useTranslations('shops');
  const router = useRouter();
  const [name, setName] = useState('');
  const [currency, setCurrency] = useState('USD');
  const create = useMutation({
    mutationFn: () => unwrap(createShop({ name, currency })),
    onSuccess: (shop) => {
      onClose();
      router.push(`/${shop.slug}/data`);
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('new')} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Stack>
          <TextInput
            label={t('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={create.error?.message}
            required
            maxLength={80}
            data-autofocus
          />
          <TextInput
            label={t('currency')}
            description={t('currencyHint')}
            value={currency}
            onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
            required
            maxLength={3}
          />
          <Group justify="flex-end">
            <Button type="submit" loading={create.isPending}>
              {t('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
