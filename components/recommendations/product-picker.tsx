'use client';
import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { productName } from '@/components/ui/product-name';
import { SearchBox } from '@/components/ui/search-box';
import { productOptions, productsOptions } from '@/lib/queries/products';

/** Finds one product by its name, brand or id; the chosen one stays named, with the way to another. */
export function ProductPicker({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange: (productId: number | null) => void;
}) {
  const t = useTranslations('recommendations');
  const locale = useLocale();
  const { slug } = useShop();
  const [q, setQ] = useState('');
  const { data: found } = useQuery({ ...productsOptions(slug, { q, pageSize: 6 }), enabled: q !== '' });
  const { data: chosen } = useQuery({ ...productOptions(slug, value ?? 0), enabled: value !== null });
  if (value !== null)
    return (
      <Group gap="xs">
        {chosen ? <Text fw={600}>{productName(chosen, locale)}</Text> : <Skeleton h={22} w={160} />}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconX size={12} aria-hidden />}
          onClick={() => onChange(null)}
        >
          {t('otherProduct')}
        </Button>
      </Group>
    );
  return (
    <Stack gap="xs">
      <SearchBox label={label} value={q} onSearch={setQ} />
      {q === '' ? null : (
        <Group gap={6}>
          {found?.rows.map((row) => (
            <Button
              key={row.id}
              size="compact-sm"
              variant="default"
              onClick={() => {
                setQ('');
                onChange(row.id);
              }}
            >
              {productName(row, locale)}
            </Button>
          ))}
          {found?.rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('noProduct')}
            </Text>
          ) : null}
        </Group>
      )}
    </Stack>
  );
}
