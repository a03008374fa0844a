'use client';
import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { AlgorithmTraits } from '@/components/models/algorithm-traits';
import { Panel } from '@/components/ui/panel';
import { type AlgorithmInfo } from '@/lib/schemas/model';
import { ParamInput } from './param-input';
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
  const { given, params, setParam, unsetParam, setParams } = training;
  const parts = algorithms.map(({ id }) => id).filter((id) => id !== algorithm.id);
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
            <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }} spacing="md">
              {algorithm.fields.map((field) => (
                <ParamInput
                  key={field.name}
                  field={field}
                  parts={parts}
                  value={params[field.name] ?? field.default}
                  onChange={(value) => setParam(field.name, value)}
                  onReset={params[field.name] === field.default ? undefined : () => unsetParam(field.name)}
                />
              ))}
            </SimpleGrid>
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
