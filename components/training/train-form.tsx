'use client';
import { Grid, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { useShop } from '@/components/layout/shop-context';
import { type ModelActions } from '@/components/models/model-actions';
import { Panel } from '@/components/ui/panel';
import { jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { type AlgorithmInfo, type StartTrainingInput } from '@/lib/schemas/model';
import { AlgorithmChooser } from './algorithm-chooser';
import { Estimate, useEstimate } from './estimate';
import { JudgingPanel } from './judging-panel';
import { ParamsPanel } from './params-panel';
import { QueuePanel } from './queue-panel';
import { StartPanel } from './start-panel';
import { useTraining } from './training-state';

/** Chooses an algorithm, its parameters and how it is judged, says what that takes, and queues the training. */
export function TrainForm({
  algorithms,
  startTraining,
  cancelJob,
}: {
  algorithms: readonly AlgorithmInfo[];
  startTraining: ModelActions['startTraining'];
  cancelJob: CancelJobAction;
}) {
  const t = useTranslations('training');
  const { slug } = useShop();
  const client = useQueryClient();
  const training = useTraining(algorithms, 'train');
  const { algorithm, params, judging, state } = training;
  const estimate = useEstimate(algorithm, {
    algorithm: algorithm?.id ?? state.algorithm,
    params,
    ...judging,
  });
  const train = useMutation({
    mutationFn: (input: StartTrainingInput) => unwrap(startTraining(slug, input)),
    onSuccess: () => client.invalidateQueries(jobsOptions(slug)),
  });
  if (!algorithm) return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        train.mutate({ algorithm: algorithm.id, params, ...judging });
      }}
    >
      <Grid>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Panel title={t('algorithms')} text={t('algorithmsText')}>
            <AlgorithmChooser algorithms={algorithms} value={algorithm.id} onChoose={training.choose} />
          </Panel>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            <ParamsPanel algorithm={algorithm} algorithms={algorithms} training={training} />
            <JudgingPanel training={training} />
            <StartPanel
              title={t('start')}
              text={t('startText')}
              estimate={<Estimate data={estimate.data} error={estimate.error} />}
              button={t('train')}
              isPending={train.isPending}
              isDisabled={estimate.data?.fits === false}
              error={train.error}
              outcome={train.data ? t(train.data.created ? 'queued' : 'alreadyQueued') : null}
            />
            <QueuePanel cancelJob={cancelJob} />
          </Stack>
        </Grid.Col>
      </Grid>
    </form>
  );
}
