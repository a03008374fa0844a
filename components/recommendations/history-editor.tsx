'use client';
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { productName } from '@/components/ui/product-name';
import { SearchBox } from '@/components/ui/search-box';
import { productOptions, productsOptions } from '@/lib/queries/products';

/** A history that is thought up: add products by search, remove them, move them back in time. The oldest comes first. */
export function HistoryEditor({
  history,
  onChange,
}: {
  history: readonly number[];
  onChange: (history: number[]) => void;
}) {
  const t = useTranslations('recommendations');
  const locale = useLocale();
  const { slug } = useShop();
  const [q, setQ] = useState('');
  const { data: found } = useQuery({ ...productsOptions(slug, { q, pageSize: 6 }), enabled: q !== '' });
  const chosen = useQueries({ queries: history.map((id) => productOptions(slug, id)) });
  const name = (at: number) => {
    const product = chosen[at]?.data;
    return product ? productName(product, locale) : `#${history[at]}`;
  };
  const swapWithPrevious = (at: number) => {
    const next = [...history];
    const [before, here] = [next[at - 1], next[at]];
    if (before === undefined || here === undefined) return;
    next[at - 1] = here;
    next[at] = before;
    onChange(next);
  };
  return (
    <Stack gap="xs">
      <SearchBox label={t('findProduct')} value={q} onSearch={setQ} />
      {q !== ''
        ? found?.rows
            .filter((row) => !history.includes(row.id))
            .map((row) => (
              <Button
                key={row.id}
                size="compact-sm"
                variant="default"
                justify="flex-start"
                leftSection={<IconPlus size={14} />}
                onClick={() => onChange([...history, row.id])}
                aria-label={t('addNamed', { name: productName(row, locale) })}
              >
                {productName(row, locale)}
              </Button>
            ))
        : null}
      <ol style={{ margin: 0, paddingLeft: 20 }} data-testid="history">
        {history.map((id, at) => (
          <li key={id}>
            <Group gap={4} wrap="nowrap" justify="space-between">
              <Text size="sm" truncate>
                {name(at)}
              </Text>
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  c="inherit"
                  disabled={at === 0}
                  aria-label={t('earlier', { name: name(at) })}
                  onClick={() => swapWithPrevious(at)}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  c="inherit"
                  aria-label={t('removeNamed', { name: name(at) })}
                  onClick={() => onChange(history.filter((other) => other !== id))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Group>
            </Group>
          </li>
        ))}
      </ol>
      {history.length > 0 ? (
        <Button size="compact-sm" variant="subtle" color="gray" c="inherit" onClick={() => onChange([])}>
          {t('clear')}
        </Button>
      ) : (
        <Text size="xs" c="dimmed">
          {t('historyEmpty')}
        </Text>
      )}
    </Stack>
  );
}
