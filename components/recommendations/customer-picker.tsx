'use client';
import { Anchor, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { SearchBox } from '@/components/ui/search-box';
import { customersOptions } from '@/lib/queries/customers';

/** Finds a customer by name or id; the busiest are offered before anything is typed. */
export function CustomerPicker({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (customerId: number | null) => void;
}) {
  const t = useTranslations('recommendations');
  const { slug } = useShop();
  const [q, setQ] = useState('');
  const { data } = useQuery(customersOptions(slug, { q, sort: 'interactionCount', pageSize: 6 }));
  return (
    <Stack gap="xs">
      <SearchBox label={t('findCustomer')} value={q} onSearch={setQ} />
      {!data ? <Skeleton h={160} /> : null}
      {data?.rows.map((row) => (
        <Group key={row.id} justify="space-between" wrap="nowrap" gap="xs">
          <Button
            size="compact-sm"
            variant={row.id === value ? 'filled' : 'default'}
            aria-pressed={row.id === value}
            onClick={() => onChange(row.id === value ? null : row.id)}
          >
            {row.name ?? row.externalId}
          </Button>
          <Text size="xs" c="dimmed">
            {t('interactions', { count: row.interactionCount })}
          </Text>
        </Group>
      ))}
      {data?.rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('nobody')}
        </Text>
      ) : null}
      {value === null ? null : (
        <Anchor component={Link} href={`/${slug}/customers/${value}`} size="sm">
          {t('openCustomer')}
        </Anchor>
      )}
    </Stack>
  );
}
