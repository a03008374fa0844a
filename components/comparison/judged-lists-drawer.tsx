'use client';
import { Anchor, Badge, Drawer, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import clsx from 'clsx';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { productName } from '@/components/ui/product-name';
import { judgedListsOptions } from '@/lib/queries/comparison';
import { type ComparedMetric, type JudgedLists } from '@/lib/schemas/comparison';
import { useCompared } from './compared-context';
import classes from './judged-lists.module.css';
import { ProtocolNumber } from './protocol-number';

/** What two runs recommended to one customer, side by side, with the hits marked, and what was held out. */
export function JudgedListsDrawer({
  a,
  b,
  customerId,
  metric,
  k,
  onClose,
}: {
  a: string;
  b: string;
  customerId: number;
  metric: ComparedMetric;
  k: number;
  onClose: () => void;
}) {
  const t = useTranslations('compare');
  const common = useTranslations('common');
  const { slug } = useShop();
  const { data, error, refetch } = useQuery(judgedListsOptions(slug, { a, b, customerId }));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={data ? data.name : t('customer')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton h={480} radius="md" /> : null}
      {data ? (
        <Stack>
          <Text size="sm" c="dimmed">
            {t('listsText', { history: data.historySize, held: data.held.length })}{' '}
            {data.isOfLastPart ? `${t('lastPart')} ` : null}
            <Anchor
              component={Link}
              href={`/${slug}/customers/${data.customerId}`}
              inherit
              underline="always"
            >
              {t('openCustomer')}
            </Anchor>
          </Text>
          <HeldOut data={data} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            {data.lists.map((list) => (
              <List key={list.runId} list={list} metric={metric} k={k} />
            ))}
          </SimpleGrid>
        </Stack>
      ) : null}
    </Drawer>
  );
}

function HeldOut({ data }: { data: JudgedLists }) {
  const t = useTranslations('compare');
  const locale = useLocale();
  const found = new Set(
    data.lists.flatMap(({ items }) => items.filter(({ isHit }) => isHit).map(({ product }) => product.id)),
  );
  return (
    <section>
      <Title order={3} size="h6" mb={6}>
        {t('held')}
      </Title>
      <ul className={classes.held} data-testid="held">
        {data.held.map((product) => (
          <li key={product.id}>
            <Badge variant={found.has(product.id) ? 'filled' : 'outline'} tt="none" fw={500}>
              {productName(product, locale)}
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

function List({
  list,
  metric,
  k,
}: {
  list: JudgedLists['lists'][number];
  metric: ComparedMetric;
  k: number;
}) {
  const t = useTranslations('compare');
  const format = useFormatter();
  const locale = useLocale();
  const { slug } = useShop();
  const { labelOf } = useCompared();
  return (
    <section>
      <Title order={3} size="h6">
        {labelOf(list.runId)}
      </Title>
      <Text size="xs" c="dimmed" mb={6} component="div">
        {`${t(`metricName.${metric}`)}@${k} `}
        <ProtocolNumber runId={list.runId}>
          {format.number(list.values[metric], { minimumFractionDigits: 3, maximumFractionDigits: 3 })}
        </ProtocolNumber>
      </Text>
      <ol className={classes.list} data-testid="judged-list">
        {list.items.map(({ product, isHit }) => (
          <li key={product.id} className={clsx(isHit && classes.hit)}>
            <Anchor component={Link} href={`/${slug}/products/${product.id}`} size="sm" c="inherit">
              {productName(product, locale)}
            </Anchor>
            {isHit ? (
              <Badge
                size="xs"
                variant="outline"
                c="light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))"
                bd="1px solid light-dark(var(--mantine-color-teal-8), var(--mantine-color-teal-6))"
                leftSection={<IconCheck size={10} aria-hidden />}
              >
                {t('hit')}
              </Badge>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
