'use client';
import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { JobProgress } from '@/components/jobs/job-progress';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { type JobView } from '@/lib/schemas/job';

/** Trainings and searches that work or wait, in the order in which they come to their turn. */
const queueOf = (jobs: readonly JobView[]): JobView[] =>
  jobs
    .filter((job) => isOpenJob(job) && (job.kind === 'train' || job.kind === 'search'))
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));

/** The queue: what works and how far it is, what waits and at which place, each with the way to stop it. */
export function QueuePanel({ cancelJob, isQuiet }: { cancelJob: CancelJobAction; isQuiet?: boolean }) {
  const t = useTranslations('training');
  const { slug } = useShop();
  const { data: jobs, error, refetch } = useQuery(jobsOptions(slug));
  const queue = jobs ? queueOf(jobs) : [];
  if (isQuiet && queue.length === 0) return null;
  return (
    <Panel title={t('queue')} text={t('queueText')}>
      {error && !jobs ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!jobs && !error ? <Skeleton h={48} /> : null}
      {jobs && queue.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('queueEmpty')}
        </Text>
      ) : null}
      <Stack gap="md">
        {queue.map((job) => (
          <div key={job.id}>
            <JobProgress job={job} cancelJob={cancelJob} />
            {job.place === null ? null : (
              <Text size="xs" c="dimmed">
                {t('position', { place: job.place })}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
