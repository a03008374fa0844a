'use client';
import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { PredictionReasons } from '@/components/behaviour/prediction-reasons';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { predictionsOptions } from '@/lib/queries/portraits';

/** What is expected of a customer and because of what, by the newest model of each kind. */
export function PredictionsPanel({ customerId }: { customerId: number }) {
  const t = useTranslations('portrait');
  const { slug } = useShop();
  const { data, error, refetch } = useQuery(predictionsOptions(slug, customerId));
  return (
    <Panel title={t('predictions')} text={t('predictionsText')}>
      {error && !data ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton h={80} /> : null}
      {data?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noPredictions')}
        </Text>
      ) : null}
      <Stack gap="sm">
        {data?.map((prediction) => (
          <PredictionReasons key={prediction.modelId} prediction={prediction} />
        ))}
      </Stack>
    </Panel>
  );
}
