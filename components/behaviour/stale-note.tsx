'use client';
import { Anchor, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { type CustomerPrediction, type StartBehaviourInput } from '@/lib/schemas/behaviour';

/** Says of when a prediction is where the log has gone on since, and leads to learning its model again. */
export function StaleNote({
  predictedAt,
  target,
  days,
  kind,
  category,
}: Pick<CustomerPrediction, 'predictedAt'> &
  Pick<StartBehaviourInput, 'target' | 'days' | 'kind' | 'category'>) {
  const t = useTranslations('behaviour');
  const format = useFormatter();
  const { slug } = useShop();
  const asked = new URLSearchParams({
    ...{ target, days: String(days) },
    ...(kind ? { kind } : {}),
    ...(category ? { category } : {}),
  });
  return (
    <Text size="xs" c="dimmed">
      {t('stale', { date: format.dateTime(new Date(predictedAt), { dateStyle: 'medium' }) })}{' '}
      <Anchor
        component={Link}
        href={`/${slug}/behaviour?${asked.toString()}`}
        inherit
        underline="always"
        className="no-print"
      >
        {t('learnAgain')}
      </Anchor>
    </Text>
  );
}
