'use client';
import { Alert, Button, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { JobProgress } from '@/components/jobs/job-progress';
import { useShop } from '@/components/layout/shop-context';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { valueOptions } from '@/lib/queries/value';

export type ComputeFeaturesAction = (
  shop: string,
) => Promise<
  | { ok: true; data: { jobId: string } }
  | { ok: false; problem: { status: number; code: string; detail: string } }
>;

/** The button that works out the features, and how far that is; the page fills when it is done. */
export function ComputeFeatures({
  compute,
  cancelJob,
  isFirst,
}: {
  compute: ComputeFeaturesAction;
  cancelJob: CancelJobAction;
  /** Nothing was worked out yet. */
  isFirst: boolean;
}) {
  const t = useTranslations('features');
  const { slug } = useShop();
  const client = useQueryClient();
  const { data: jobs } = useQuery(jobsOptions(slug));
  const start = useMutation({
    mutationFn: () => unwrap(compute(slug)),
    onSettled: () => client.invalidateQueries(jobsOptions(slug)),
  });
  const job = jobs?.find(({ kind }) => kind === 'features');
  const isOpen = job !== undefined && isOpenJob(job);
  const doneId = job?.status === 'succeeded' ? job.resultId : null;
  useEffect(() => {
    if (doneId) void client.invalidateQueries(valueOptions(slug));
  }, [doneId, client, slug]);
  const failure = start.error?.message ?? (job?.status === 'failed' ? job.error : null);
  if (job && isOpen) return <JobProgress job={job} cancelJob={cancelJob} />;
  return (
    <Stack gap="xs" align={isFirst ? 'center' : 'flex-end'}>
      <Button
        variant={isFirst ? 'filled' : 'default'}
        size={isFirst ? 'sm' : 'xs'}
        loading={start.isPending}
        onClick={() => start.mutate()}
      >
        {isFirst ? t('compute') : t('refresh')}
      </Button>
      {failure ? (
        <Alert color="red" variant="outline" role="alert">
          {failure}
        </Alert>
      ) : null}
    </Stack>
  );
}
