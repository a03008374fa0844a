'use client';
import { Alert, Skeleton, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { useAmounts } from '@/components/ui/use-amounts';
import { estimateOptions } from '@/lib/queries/models';
import { type AlgorithmInfo, type StartTrainingInput, type TrainingEstimate } from '@/lib/schemas/model';
import { isWithinBounds } from './bounds';

/** Time and memory that a training would take, asked for once the form rests and its values are within their bounds. */
export function useEstimate(
  algorithm: AlgorithmInfo | undefined,
  { params, split }: Pick<StartTrainingInput, 'params' | 'split'>,
) {
  const { slug } = useShop();
  const input = { algorithm: algorithm?.id ?? ('popularity' as const), params, split };
  const isValid = algorithm?.fields.every((field) =>
    isWithinBounds(field, params[field.name] ?? field.default),
  );
  const text = JSON.stringify(input);
  const [rested] = useDebouncedValue(text, 300);
  return useQuery({
    ...estimateOptions(slug, input),
    enabled: text === rested && isValid === true,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });
}

/** The estimate in a sentence; a warning where the memory is not there. */
export function Estimate({
  data,
  error,
  trials,
  validations = 1,
}: {
  data: TrainingEstimate | undefined;
  error: Error | null;
  /** Of a search; null where the grid decides. */
  trials?: number | null;
  /** How often each setting of a search is fitted. */
  validations?: number;
}) {
  const t = useTranslations('training');
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
  const memory = bytes(data.bytes);
  const sentence = (seconds: number | null): string => {
    if (seconds === null) return t('estimateMemory', { memory });
    if (trials === undefined) return t('estimate', { time: duration(seconds), memory });
    if (trials === null) return t('estimateTrial', { time: duration(validations * seconds), memory });
    return t('estimateTrials', { time: duration(trials * validations * seconds), trials, memory });
  };
  return (
    <Text size="sm" role="status" data-testid="estimate" className="tabular">
      {sentence(data.seconds)}
    </Text>
  );
}
