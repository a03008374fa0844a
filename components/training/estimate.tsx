'use client';
import { Alert, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { useAmounts } from '@/components/ui/use-amounts';
import { type Estimated, estimateOptions } from '@/lib/queries/models';
import { type AlgorithmInfo } from '@/lib/schemas/model';
import { type TrainingEstimate } from '@/lib/schemas/training-estimate';
import { isWithinBounds } from './bounds';

/** Time and memory that a training or a search would take, asked for once the form rests and its values are within their bounds. */
export function useEstimate(algorithm: AlgorithmInfo | undefined, { params, ...input }: Estimated) {
  const { slug } = useShop();
  const isValid = algorithm?.fields.every((field) =>
    isWithinBounds(field, params[field.name] ?? field.default),
  );
  const text = JSON.stringify({ params, ...input });
  const [rested] = useDebouncedValue(text, 300);
  return useQuery({
    ...estimateOptions(slug, { params, ...input }),
    enabled: text === rested && isValid === true,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });
}

/** The estimate in a sentence; a warning where the memory is not there. */
export function Estimate({ data, error }: { data: TrainingEstimate | undefined; error: Error | null }) {
  const t = useTranslations('training');
  const models = useTranslations('models');
  const format = useFormatter();
  const { duration, bytes } = useAmounts();
  if (error)
    return (
      <Text size="sm" c="dimmed">
        {t('noEstimate', { reason: error.message })}
      </Text>
    );
  if (!data) return <Skeleton h={21} maw={320} />;
  if (!data.fits)
    return (
      <Alert color="red" variant="outline" role="alert">
        {t('doesNotFit', { memory: bytes(data.bytes) })}
      </Alert>
    );
  const { seconds, search, baselines } = data;
  const memory = bytes(data.bytes);
  const time = seconds === null ? null : duration(seconds);
  const names = format.list(baselines.map((id) => models(`algorithmName.${id}`)));
  return (
    <Text size="sm" role="status" data-testid="estimate" className="tabular">
      {time === null
        ? t('estimateMemory', { memory })
        : search
          ? t('estimateTrials', { time, trials: search.settings, memory })
          : t('estimate', { time, memory })}
      {baselines.length > 0 ? ` ${t('estimateAlong', { names })}` : null}
    </Text>
  );
}
