'use client';
import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { JobProgress } from '@/components/jobs/job-progress';
import { useShop } from '@/components/layout/shop-context';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { type StartBehaviour } from './behaviour-actions';
import { ModelsPanel } from './models-panel';

const StartForm = dynamic(() => import('./start-form').then((module) => module.StartForm), {
  ssr: false,
  loading: () => <Skeleton h={260} radius="lg" />,
});

/** The Behaviour page: what was learned of what customers do, and learning more. */
export function BehaviourView({ start, cancelJob }: { start: StartBehaviour; cancelJob: CancelJobAction }) {
  const t = useTranslations('behaviour');
  const { slug } = useShop();
  const { data: jobs } = useQuery(jobsOptions(slug));
  const open = (jobs ?? []).filter((job) => job.kind === 'behaviour' && isOpenJob(job));
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Stack>
        {open.length > 0 ? (
          <Panel title={t('working')}>
            <Stack gap="md">
              {open.map((job) => (
                <JobProgress key={job.id} job={job} cancelJob={cancelJob} />
              ))}
            </Stack>
          </Panel>
        ) : null}
        <ModelsPanel
          done={(jobs ?? []).filter((job) => job.kind === 'behaviour' && !isOpenJob(job)).length}
        />
        <StartForm start={start} />
      </Stack>
    </>
  );
}
