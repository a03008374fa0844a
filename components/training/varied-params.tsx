'use client';
import { Checkbox, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import { type AlgorithmInfo, type ParamField } from '@/lib/schemas/model';
import { ParamGrid } from './param-grid';
import { ParamInput, useFieldTexts } from './param-input';
import { type Training } from './training-state';

function VariedParam({ field, training }: { field: ParamField; training: Training }) {
  const { label, description } = useFieldTexts(field);
  const { given, setParam, unsetParam } = training;
  const fixed = given[field.name];
  return (
    <Stack gap={6}>
      <Checkbox
        label={label}
        description={fixed === undefined ? description : undefined}
        checked={fixed === undefined}
        onChange={({ currentTarget }) =>
          currentTarget.checked ? unsetParam(field.name) : setParam(field.name, field.default)
        }
      />
      {fixed === undefined ? null : (
        <ParamInput
          field={field}
          parts={[]}
          value={fixed}
          onChange={(value) => setParam(field.name, value)}
        />
      )}
    </Stack>
  );
}

/** Which parameters a search varies, and at what the others stay. */
export function VariedParams({
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
  const varied = algorithm.fields.filter(({ name }) => algorithm.searched.includes(name));
  const others = algorithm.fields.filter(({ name }) => !algorithm.searched.includes(name));
  return (
    <Panel title={`${models(`algorithmName.${algorithm.id}`)}: ${t('varied')}`} text={t('variedText')}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 2, xl: 3 }} spacing="md">
          {varied.map((field) => (
            <VariedParam key={field.name} field={field} training={training} />
          ))}
        </SimpleGrid>
        {algorithm.searched.every((name) => name in training.given) ? (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {t('nothingVaries')}
          </Text>
        ) : null}
        {others.length > 0 ? (
          <>
            <Title order={3} size="h6">
              {t('fixed')}
            </Title>
            <ParamGrid fields={others} {...{ algorithm, algorithms, training }} />
          </>
        ) : null}
      </Stack>
    </Panel>
  );
}
