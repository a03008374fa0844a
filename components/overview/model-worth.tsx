'use client';
import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { type ShopOverview } from '@/lib/schemas/shop';

const metricOf = (metrics: Readonly<Record<string, number>> | undefined, id: string) =>
  Object.entries(metrics ?? {}).find(([name]) => name.startsWith(`${id}@`))?.[1];

/** What the current model is worth: its metrics, and how far it is ahead of showing everyone the same. */
export function ModelWorth({ overview: { currentModel, baseline } }: { overview: ShopOverview }) {
  const t = useTranslations('overview');
  const models = useTranslations('models');
  const format = useFormatter();
  const { slug } = useShop();
  if (!currentModel)
    return (
      <Panel title={t('model')} h="100%">
        <Stack align="flex-start">
          <Text size="sm" c="dimmed">
            {t('noModel')}
          </Text>
          <Button component={Link} href={`/${slug}/models`}>
            {t('train')}
          </Button>
        </Stack>
      </Panel>
    );
  const value = metricOf(currentModel.metrics, 'ndcg');
  const base = metricOf(baseline?.metrics, 'ndcg');
  const hits = metricOf(currentModel.metrics, 'hit-rate');
  const isBaseline = currentModel.algorithm === 'popularity';
  return (
    <Panel title={t('model')} h="100%">
      <Stack gap="xs">
        <Group gap="xs">
          <Anchor component={Link} href={`/${slug}/models/${currentModel.runId}`} fw={600}>
            {models(`algorithmName.${currentModel.algorithm}`)}
          </Anchor>
          {currentModel.isStale ? (
            <Badge variant="outline" color="gray">
              {models('stale')}
            </Badge>
          ) : null}
        </Group>
        {value !== undefined && base !== undefined && base > 0 && !isBaseline ? (
          <Text fz={26} fw={650}>
            {t('ahead', {
              change: format.number(value / base - 1, {
                style: 'percent',
                signDisplay: 'exceptZero',
                maximumFractionDigits: 0,
              }),
            })}
          </Text>
        ) : null}
        <Text size="sm" c="dimmed" component="div">
          <Term term="ndcg">nDCG</Term>{' '}
          {value === undefined ? '–' : format.number(value, { maximumFractionDigits: 4 })}
          {base === undefined
            ? ''
            : ` (${t('popularity')} ${format.number(base, { maximumFractionDigits: 4 })})`}
          {hits === undefined
            ? ''
            : ` · ${t('hits', { share: format.number(hits, { style: 'percent', maximumFractionDigits: 0 }) })}`}
        </Text>
      </Stack>
    </Panel>
  );
}
