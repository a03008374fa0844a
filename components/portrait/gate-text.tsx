'use client';
import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { type FeatureGate } from '@/lib/schemas/features';

/** Why something is not shown: what it needs and what there is; `fallback` where no gate of the shop says so. */
export function GateText({
  gates,
  feature,
  fallback,
}: {
  gates: readonly FeatureGate[];
  feature: string;
  fallback: string;
}) {
  const t = useTranslations('features.gate');
  const format = useFormatter();
  const gate = gates.find((one) => one.feature === feature);
  return (
    <Text size="sm" c="dimmed">
      {gate ? t(gate.reason, { needs: format.number(gate.needs), has: format.number(gate.has) }) : fallback}
    </Text>
  );
}
