'use client';
import { Badge, Button, Group, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { JobProgress } from '@/components/jobs/job-progress';
import { useShop } from '@/components/layout/shop-context';
import { PageHeader } from '@/components/ui/page-header';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { segmentSchedules } from '@/lib/schemas/segment-kinds';
import { type SegmentActions } from './segment-actions';
import { SegmentMenuButton } from './segment-menu-button';
import { useSegmentChange } from './use-segment-change';

/** A segment's name, size and freshness, how often it is refreshed, and the refresh that works right now. */
export function SegmentHead({
  segment,
  actions,
  cancelJob,
}: {
  segment: SegmentDetail;
  actions: SegmentActions;
  cancelJob: CancelJobAction;
}) {
  const t = useTranslations('segments');
  const format = useFormatter();
  const { slug } = useShop();
  const { data: jobs } = useQuery(jobsOptions(slug));
  const job = jobs?.find(({ id }) => id === segment.jobId);
  const refresh = useSegmentChange(
    () => unwrap(actions.refresh(slug, { segmentId: segment.id })),
    () => null,
  );
  const reschedule = useSegmentChange(
    (schedule: (typeof segmentSchedules)[number]) =>
      unwrap(actions.update(slug, { segmentId: segment.id, schedule })),
    () => ({ tone: 'success', title: t('head.rescheduled') }),
  );
  const time = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  const share = segment.total > 0 ? segment.size / segment.total : 0;
  const facts = [
    t('head.size', {
      count: segment.size,
      percent: format.number(share, {
        style: 'percent',
        ...(share < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 }),
      }),
    }),
    segment.refreshedAt ? t('head.refreshed', { when: time(segment.refreshedAt) }) : t('list.never'),
    segment.nextAt ? t('head.next', { when: time(segment.nextAt) }) : null,
    segment.isStale ? t('list.stale') : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <PageHeader
        title={
          <Group gap="xs" component="span">
            {segment.name}
            <Badge component="span" variant="light" tt="none">
              {t(`kind.${segment.kind}`)}
            </Badge>
            {segment.archivedAt ? (
              <Badge component="span" variant="outline" color="gray" tt="none">
                {t('list.archived')}
              </Badge>
            ) : null}
          </Group>
        }
        text={
          <Text span size="sm" className="tabular" data-testid="facts">
            {facts.join(' · ')}
          </Text>
        }
        actions={
          <Group gap="xs" className="no-print">
            {segment.kind === 'list' ? null : (
              <NativeSelect
                aria-label={t('form.schedule')}
                value={reschedule.isPending ? reschedule.variables : segment.schedule}
                disabled={segment.archivedAt !== null}
                data={segmentSchedules.map((value) => ({
                  value,
                  label: t(`form.scheduleName.${value}`),
                }))}
                onChange={({ currentTarget }) => {
                  const next = segmentSchedules.find((one) => one === currentTarget.value);
                  if (next) reschedule.mutate(next);
                }}
              />
            )}
            <Button
              loading={refresh.isPending}
              disabled={segment.jobId !== null || segment.archivedAt !== null}
              onClick={() => refresh.mutate()}
            >
              {t('head.refresh')}
            </Button>
            <SegmentMenuButton segment={segment} actions={actions} />
          </Group>
        }
      />
      {job && isOpenJob(job) ? (
        <div style={{ marginBottom: 'var(--mantine-spacing-md)' }}>
          <JobProgress job={job} cancelJob={cancelJob} />
        </div>
      ) : null}
    </>
  );
}
