'use client';
import { Spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { productName } from '@/components/ui/product-name';
import { customersOptions } from '@/lib/queries/customers';
import { runsOptions } from '@/lib/queries/models';
import { productsOptions } from '@/lib/queries/products';
import { navigation } from './navigation';
import { useShop } from './shop-context';

interface Entry {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly path: string;
}

/** Finds pages, customers, products and models; Enter opens one. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useTranslations('layout');
  const models = useTranslations('models');
  const locale = useLocale();
  const router = useRouter();
  const { slug } = useShop();
  const [query, setQuery] = useState('');
  const isAsking = query.trim().length >= 2;
  const { data: customers } = useQuery({
    ...customersOptions(slug, { q: query.trim(), pageSize: 5 }),
    enabled: isAsking,
  });
  const { data: products } = useQuery({
    ...productsOptions(slug, { q: query.trim(), pageSize: 5 }),
    enabled: isAsking,
  });
  const { data: runs } = useQuery(runsOptions(slug));
  const matches = ({ label }: Entry) => label.toLowerCase().includes(query.trim().toLowerCase());
  const groups: [string, Entry[]][] = [
    [
      t('palettePages'),
      navigation.map(({ name, path }) => ({ key: name, label: t(`nav.${name}`), path })).filter(matches),
    ],
    [
      t('paletteActions'),
      [{ key: 'train', label: models('trainTitle'), path: '/models?tab=train' }].filter(matches),
    ],
    [
      t('paletteCustomers'),
      isAsking
        ? (customers?.rows ?? []).map((row) => ({
            key: String(row.id),
            label: row.name ?? row.externalId,
            detail: row.externalId,
            path: `/customers/${row.id}`,
          }))
        : [],
    ],
    [
      t('paletteProducts'),
      isAsking
        ? (products?.rows ?? []).map((row) => ({
            key: String(row.id),
            label: productName(row, locale),
            detail: row.externalId,
            path: `/products/${row.id}`,
          }))
        : [],
    ],
    [
      t('paletteModels'),
      isAsking
        ? (runs ?? [])
            .slice(0, 20)
            .map((run) => ({
              key: run.id,
              label: models(`algorithmName.${run.algorithm}`),
              detail: run.createdAt.slice(0, 10),
              path: `/models/${run.id}`,
            }))
            .filter(matches)
        : [],
    ],
  ];
  const open = (path: string) => {
    onClose();
    router.push(`/${slug}${path}`);
  };
  const shown = groups.filter(([, entries]) => entries.length > 0);
  return (
    <Spotlight.Root
      forceOpened
      onSpotlightClose={onClose}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
    >
      <Spotlight.Search placeholder={t('paletteHint')} aria-label={t('paletteHint')} />
      <Spotlight.ActionsList>
        {shown.map(([label, entries]) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {entries.map((entry) => (
              <Spotlight.Action
                key={entry.key}
                label={entry.label}
                description={entry.detail}
                onClick={() => open(entry.path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {shown.length === 0 ? <Spotlight.Empty>{t('paletteNothing')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
