'use client';
import { Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { AlgorithmTraits } from '@/components/models/algorithm-traits';
import { Panel } from '@/components/ui/panel';
import { type AlgorithmInfo } from '@/lib/schemas/model';
import { ParamGrid } from './param-grid';
import { PresetChoice } from './preset-choice';
import { type Training } from './training-state';

/** The chosen algorithm: what it is and where it comes from, its presets and every parameter. */
export function ParamsPanel({
  algorithm,
  algorithms,
  training,
}: {
  algorithm: AlgorithmInfo;
  algorithms: readonly AlgorithmInfo[];
  training: Training;
}) {
  const t = useTranslations('training');
  const models = useTranslations('models');
  const { given, setParams } = training;
  return (
    <Panel title={models(`algorithmName.${algorithm.id}`)} text={models(`algorithmText.${algorithm.id}`)}>
      <Stack gap="md">
        <Stack gap={6}>
          <AlgorithmTraits algorithm={algorithm} />
          <Text size="xs" c="dimmed">
            {t('source', { source: algorithm.source })}
          </Text>
        </Stack>
        {algorithm.fields.length > 0 ? (
          <>
            <PresetChoice algorithm={algorithm} given={given} onChange={setParams} />
            <ParamGrid fields={algorithm.fields} {...{ algorithm, algorithms, training }} />
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {t('noParams')}
          </Text>
        )}
      </Stack>
    </Panel>
  );
}
