'use client';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { type JobView } from '@/lib/schemas/job';
import { type CancelJobAction } from './cancel-job-action';
import { remainingSeconds } from './remaining-time';
import { useJobTitle } from './use-job-title';

/** An open job: what is being worked on, the stage, how far, how fast, how long yet, and the way to stop it. */
export function JobProgress({ job, cancelJob }: { job: JobView; cancelJob: CancelJobAction }) {
  const t = useTranslations('jobs');
  const format = useFormatter();
  const now = useNow({ updateInterval: 1000 });
  const { slug } = useShop();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => unwrap(cancelJob(slug, { jobId: job.id })),
    onSettled: () => client.invalidateQueries(jobsOptions(slug)),
  });
  const seconds = remainingSeconds(job, now.getTime());
  const facts = [
    job.status === 'queued' ? t('queued') : job.stage ? t(`stage.${job.stage}`) : t('running'),
    job.rate === null ? null : t('rate', { rate: format.number(Math.round(job.rate)) }),
    seconds === null ? null : t('remaining', { seconds }),
  ].filter((fact) => fact !== null);
  const title = useJobTitle()(job);
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={550} truncate title={title}>
          {title}
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          loading={cancel.isPending}
          onClick={() => cancel.mutate()}
          aria-label={t('cancelNamed', { name: title })}
        >
          {t('cancel')}
        </Button>
      </Group>
      <Progress
        value={Math.max(2, job.progress * 100)}
        aria-label={title}
        animated={job.status === 'running'}
      />
      <Text size="xs" c={cancel.error ? 'red' : 'dimmed'} className="tabular">
        {cancel.error
          ? cancel.error.message
          : [format.number(job.progress, { style: 'percent' }), ...facts].join(' · ')}
      </Text>
    </Stack>
  );
}
