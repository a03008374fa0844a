'use client';
import {
  Alert,
  Button,
  Fieldset,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { type AlgorithmInfo, type StartTrainingInput } from '@/lib/schemas/model';
import { type ModelActions } from './model-actions';
import { ParamInput } from './param-input';

type Params = StartTrainingInput['params'];

const defaultsOf = (algorithm: AlgorithmInfo): Params =>
  Object.fromEntries(algorithm.fields.map((field) => [field.name, field.default]));

/** Chooses an algorithm, its parameters and how it is judged, and queues the training. */
export function TrainForm({
  algorithms,
  startTraining,
}: {
  algorithms: readonly AlgorithmInfo[];
  startTraining: ModelActions['startTraining'];
}) {
  const t = useTranslations('models');
  const { slug } = useShop();
  const client = useQueryClient();
  const preferred = algorithms.find(({ id }) => id === 'ease') ?? algorithms[0];
  const [algorithmId, setAlgorithmId] = useState(preferred?.id);
  const algorithm = algorithms.find(({ id }) => id === algorithmId) ?? preferred;
  const [params, setParams] = useState<Params>(preferred ? defaultsOf(preferred) : {});
  const [feedback, setFeedback] = useState<StartTrainingInput['feedback']>('binary');
  const [splitKind, setSplitKind] = useState<StartTrainingInput['split']['kind']>('random');
  const [testPercent, setTestPercent] = useState(20);
  const [k, setK] = useState(10);
  const [seed, setSeed] = useState(42);
  const train = useMutation({
    mutationFn: (input: StartTrainingInput) => unwrap(startTraining(slug, input)),
    onSuccess: () => client.invalidateQueries(jobsOptions(slug)),
  });
  if (!algorithm) return null;
  const choose = (id: string) => {
    const next = algorithms.find((candidate) => candidate.id === id);
    if (!next) return;
    setAlgorithmId(next.id);
    setParams(defaultsOf(next));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        train.mutate({
          algorithm: algorithm.id,
          params,
          feedback,
          split: { kind: splitKind, testRatio: testPercent / 100 },
          k,
          seed,
        });
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('algorithm')}
          description={t(`algorithmText.${algorithm.id}`)}
          value={algorithm.id}
          data={algorithms.map(({ id }) => ({ value: id, label: t(`algorithmName.${id}`) }))}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {algorithm.fields.length > 0 ? (
          <Fieldset legend={t('params')} radius="md">
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              {algorithm.fields.map((field) => (
                <ParamInput
                  key={field.name}
                  field={field}
                  value={params[field.name] ?? field.default}
                  onChange={(value) => setParams((before) => ({ ...before, [field.name]: value }))}
                />
              ))}
            </SimpleGrid>
          </Fieldset>
        ) : null}
        <Fieldset legend={t('judging')} radius="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <NativeSelect
              label={t('feedback')}
              description={t(`feedbackText.${feedback}`)}
              value={feedback}
              data={(['binary', 'ratings', 'implicit'] as const).map((value) => ({
                value,
                label: t(`feedbackName.${value}`),
              }))}
              onChange={(event) => setFeedback(event.currentTarget.value as typeof feedback)}
            />
            <NativeSelect
              label={t('split')}
              description={t(`splitText.${splitKind}`)}
              value={splitKind}
              data={(['random', 'leave-last-one-out', 'temporal'] as const).map((value) => ({
                value,
                label: t(`splitName.${value}`),
              }))}
              onChange={(event) => setSplitKind(event.currentTarget.value as typeof splitKind)}
            />
            <TextInput
              label={t('testShare')}
              type="number"
              min={5}
              max={50}
              required
              disabled={splitKind === 'leave-last-one-out'}
              value={testPercent}
              onChange={(event) => setTestPercent(event.currentTarget.valueAsNumber || 20)}
            />
            <TextInput
              label={t('k')}
              type="number"
              min={1}
              max={100}
              required
              value={k}
              onChange={(event) => setK(event.currentTarget.valueAsNumber || 10)}
            />
            <TextInput
              label={t('seed')}
              description={t('seedText')}
              type="number"
              min={0}
              required
              value={seed}
              onChange={(event) => setSeed(event.currentTarget.valueAsNumber || 0)}
            />
          </SimpleGrid>
        </Fieldset>
        {train.error ? (
          <Alert color="red" variant="outline" role="alert">
            {train.error.message}
          </Alert>
        ) : null}
        <Group justify="space-between">
          <Text size="xs" c="dimmed" aria-live="polite">
            {train.data ? (train.data.created ? t('queued') : t('alreadyQueued')) : null}
          </Text>
          <Button type="submit" loading={train.isPending}>
            {t('train')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
