'use client';
import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { JobProgress } from '@/components/jobs/job-progress';
import { useShop } from '@/components/layout/shop-context';
import { type ModelActions } from '@/components/models/model-actions';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { runsOptions } from '@/lib/queries/models';
import { unwrap } from '@/lib/queries/unwrap';
import { type ModelRunView } from '@/lib/schemas/model';

export interface RunAgainActions {
  readonly runAgain: ModelActions['runAgain'];
  readonly cancelJob: CancelJobAction;
}

/** Trains and judges with a run's very input once more, and says whether every digit came out the same. */
export function RunAgain({ run, actions }: { run: ModelRunView; actions: RunAgainActions }) {
  const t = useTranslations('compare');
  const { slug } = useShop();
  const client = useQueryClient();
  const { data: runs } = useQuery(runsOptions(slug));
  const { data: jobs } = useQuery(jobsOptions(slug));
  const again = useMutation({
    mutationFn: () => unwrap(actions.runAgain(slug, { runId: run.id })),
    onSuccess: () => client.invalidateQueries(jobsOptions(slug)),
  });
  const job = jobs?.find(({ id }) => id === again.data?.jobId);
  const repeats = (runs ?? []).filter(({ repeatOf }) => repeatOf?.runId === run.id);
  const failure = again.error?.message ?? (job?.status === 'failed' ? job.error : null);
  const isOpen = job !== undefined && isOpenJob(job);
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('runAgainText')}
      </Text>
      {isOpen ? (
        <JobProgress job={job} cancelJob={actions.cancelJob} />
      ) : (
        <div>
          <Button
            variant="default"
            size="sm"
            loading={again.isPending}
            disabled={run.protocol.split.kind === 'given'}
            onClick={() => again.mutate()}
          >
            {t('runAgain')}
          </Button>
        </div>
      )}
      {failure ? (
        <Alert color="red" variant="outline" role="alert">
          {failure}
        </Alert>
      ) : null}
      <div role="status">
        {repeats.map((repeat) => (
          <Repeat key={repeat.id} repeat={repeat} first={run} />
        ))}
      </div>
    </Stack>
  );
}

/** What came out of one repetition; where digits differ, which ones. */
function Repeat({ repeat, first }: { repeat: ModelRunView; first: ModelRunView }) {
  const t = useTranslations('compare');
  const format = useFormatter();
  const { slug } = useShop();
  const isEqual = repeat.repeatOf?.isEqual ?? null;
  const outcome = isEqual === null ? 'unknown' : isEqual ? 'equal' : 'different';
  const differing = Object.entries(repeat.metrics ?? {}).filter(
    ([id, value]) => first.metrics?.[id] !== value,
  );
  return (
    <Alert
      mb="xs"
      variant="outline"
      color={outcome === 'equal' ? 'teal' : outcome === 'different' ? 'red' : 'yellow'}
      title={t(`repeat.${outcome}`)}
    >
      {outcome === 'different' ? (
        <Text size="xs" mb={4}>
          {differing
            .map(([id, value]) => `${id}: ${String(first.metrics?.[id] ?? '–')} → ${String(value)}`)
            .join(t('separator'))}
        </Text>
      ) : null}
      <Anchor component={Link} href={`/${slug}/models/${repeat.id}`} size="sm">
        {t('repeatedAt', {
          when: format.dateTime(new Date(repeat.createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
        })}
      </Anchor>
    </Alert>
  );
}
