'use client';
import { Grid, Skeleton, Stack } from '@mantine/core';
import { IconChartDots3 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { JobProgress } from '@/components/jobs/job-progress';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { runsOptions } from '@/lib/queries/models';
import { type AlgorithmInfo } from '@/lib/schemas/model';
import { type ModelActions } from './model-actions';

const RunsTable = dynamic(() => import('./runs-table').then((module) => module.RunsTable), {
  ssr: false,
  loading: () => <Skeleton h={240} radius="md" />,
});

const TrainForm = dynamic(() => import('./train-form').then((module) => module.TrainForm), {
  ssr: false,
  loading: () => <Skeleton h={560} radius="md" />,
});

/** The Models page: train one, watch it, compare what came out. */
export function ModelsView({
  algorithms,
  actions,
  cancelJob,
}: {
  algorithms: readonly AlgorithmInfo[];
  actions: ModelActions;
  cancelJob: CancelJobAction;
}) {
  const t = useTranslations('models');
  const { slug } = useShop();
  const { data: runs, error, refetch } = useQuery(runsOptions(slug));
  const { data: jobs } = useQuery(jobsOptions(slug));
  const training = jobs?.filter((job) => job.kind === 'train' && isOpenJob(job)) ?? [];
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack>
            <Panel title={t('trainTitle')} text={t('trainText')}>
              <TrainForm algorithms={algorithms} startTraining={actions.startTraining} />
            </Panel>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            {training.length > 0 ? (
              <Panel title={t('training')}>
                <Stack>
                  {training.map((job) => (
                    <JobProgress key={job.id} job={job} cancelJob={cancelJob} />
                  ))}
                </Stack>
              </Panel>
            ) : null}
            {error && !runs ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
            {!runs && !error ? <Skeleton h={240} radius="lg" /> : null}
            {runs?.length === 0 ? (
              <EmptyState icon={<IconChartDots3 />} title={t('emptyTitle')} text={t('emptyText')} />
            ) : null}
            {runs && runs.length > 0 ? (
              <Panel title={t('runs')} text={t('runsText')}>
                <RunsTable runs={runs} />
              </Panel>
            ) : null}
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}
