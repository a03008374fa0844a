'use client';
import { Alert, Skeleton, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { useAmounts } from '@/components/ui/use-amounts';
import { estimateOptions } from '@/lib/queries/models';
import { type StartTrainingInput, type TrainingEstimate } from '@/lib/schemas/model';

/** Time and memory that a training would take, asked for once the parameters rest. */
export function useEstimate(input: Pick<StartTrainingInput, 'algorithm' | 'params'>, isValid: boolean) {
  const { slug } = useShop();
  return useQuery({
    ...estimateOptions(slug, input),
    enabled: isValid,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  });
}

/** The estimate in a sentence; a warning where the memory is not there. */
export function Estimate({ data, error }: { data: TrainingEstimate | undefined; error: Error | null }) {
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
  return (
    <Text size="sm" role="status" data-testid="estimate" className="tabular">
      {data.seconds === null
        ? t('estimateMemory', { memory })
        : t('estimate', { time: duration(data.seconds), memory })}
    </Text>
  );
}
