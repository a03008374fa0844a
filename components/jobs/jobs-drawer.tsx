'use client';
import { Anchor, Badge, Divider, Drawer, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconProgressBolt } from '@tabler/icons-react';
import { useFormatter, useNow, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { isOpenJob } from '@/lib/queries/jobs';
import { type JobView } from '@/lib/schemas/job';
import { type CancelJobAction } from './cancel-job-action';
import { JobProgress } from './job-progress';
import { jobResultPath } from './job-result-path';
import { useJobTitle } from './use-job-title';

const colors = {
  queued: 'gray',
  running: 'indigo',
  succeeded: 'teal',
  failed: 'red',
  cancelled: 'gray',
} as const;

function EndedJob({ job }: { job: JobView }) {
  const t = useTranslations('jobs');
  const format = useFormatter();
  const now = useNow({ updateInterval: 10_000 });
  const { slug } = useShop();
  const title = useJobTitle()(job);
  const path = job.status === 'succeeded' ? jobResultPath(slug, job) : null;
  return (
    <Stack gap={2}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" truncate title={title}>
          {title}
        </Text>
        <Badge size="sm" variant="light" color={colors[job.status]}>
          {t(`status.${job.status}`)}
        </Badge>
      </Group>
      {job.error ? (
        <Text size="xs" c="red">
          {job.error}
        </Text>
      ) : null}
      <Group gap="xs">
        {job.finishedAt ? (
          <Text size="xs" c="dimmed">
            {format.relativeTime(new Date(job.finishedAt), now)}
          </Text>
        ) : null}
        {path ? (
          <Anchor component={Link} href={path} size="xs">
            {t('openResult')}
          </Anchor>
        ) : null}
      </Group>
    </Stack>
  );
}

/** Every job of the shop: the open ones with progress and cancel, then the ended ones. */
export function JobsDrawer({
  jobs,
  error,
  onRetry,
  cancelJob,
  onClose,
}: {
  jobs: readonly JobView[] | undefined;
  error: Error | null;
  onRetry: () => void;
  cancelJob: CancelJobAction;
  onClose: () => void;
}) {
  const t = useTranslations('jobs');
  const common = useTranslations('common');
  const open = jobs?.filter(isOpenJob) ?? [];
  const ended = jobs?.filter((job) => !isOpenJob(job)) ?? [];
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={t('title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {error && !jobs ? <ErrorState message={error.message} onRetry={onRetry} /> : null}
      {!jobs && !error ? <Skeleton h={120} /> : null}
      {jobs?.length === 0 ? (
        <EmptyState icon={<IconProgressBolt />} title={t('emptyTitle')} text={t('emptyText')} />
      ) : null}
      <Stack gap="lg">
        {open.map((job) => (
          <JobProgress key={job.id} job={job} cancelJob={cancelJob} />
        ))}
        {open.length > 0 && ended.length > 0 ? <Divider /> : null}
        {ended.map((job) => (
          <EndedJob key={job.id} job={job} />
        ))}
      </Stack>
    </Drawer>
  );
}
