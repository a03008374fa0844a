'use client';
import { Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { type CustomerPrediction } from '@/lib/schemas/behaviour';
import { StaleNote } from './stale-note';
import { useBehaviourWords } from './use-behaviour-words';

/** What is expected of a customer in words: how likely, against the shop, and because of what. */
export function PredictionReasons({ prediction }: { prediction: CustomerPrediction }) {
  const t = useTranslations('behaviour');
  const format = useFormatter();
  const { targetText, reasonText, percent } = useBehaviourWords(prediction.days);
  const reasons = format.list(prediction.reasons.map(reasonText), { type: 'conjunction' });
  return (
    <Stack gap={2}>
      <Text size="sm" fw={550}>
        {t('prediction', {
          target: targetText(prediction),
          share: percent(prediction.probability),
          base: percent(prediction.baseRate),
        })}
      </Text>
      {prediction.reasons.length > 0 ? (
        <Text size="sm" c="dimmed">
          {prediction.fidelity === null
            ? t('because', { reasons })
            : t('roughlyBecause', { reasons, share: percent(prediction.fidelity) })}
        </Text>
      ) : null}
      {prediction.isStale ? <StaleNote {...prediction} /> : null}
    </Stack>
  );
}
