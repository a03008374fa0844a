'use client';
import { Alert, Button, Group, NativeSelect, Skeleton, Stack } from '@mantine/core';
import { IconChartScatter } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { JobProgress } from '@/components/jobs/job-progress';
import { useShop } from '@/components/layout/shop-context';
import { ConfirmDialog } from '@/components/ui/confirm-dialog-lazy';
import { EmptyShop } from '@/components/ui/empty-shop';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { choiceParam, flagParam, textParam, useUrlState, wholeParam } from '@/components/ui/url-state';
import { clusteringsKey, clusteringsOptions } from '@/lib/queries/clusterings';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { unwrap } from '@/lib/queries/unwrap';
import { MOST_CLUSTERS } from '@/lib/schemas/clustering-kinds';
import { type ClusteringSummary } from '@/lib/schemas/clustering';
import { type ClusterActions } from './cluster-actions';

const ClusterForm = dynamic(() => import('./cluster-form').then((module) => module.ClusterForm), {
  ssr: false,
  loading: () => <Skeleton h={{ base: 484, md: 182 }} radius="md" />,
});
const ClusteringPanels = dynamic(
  () => import('./clustering-panels').then((module) => module.ClusteringPanels),
  {
    ssr: false,
    loading: () => <Skeleton h={900} radius="lg" />,
  },
);

const urlState = {
  by: choiceParam(['tastes', 'value', 'embedding'], 'tastes'),
  method: choiceParam(['k-means', 'ward'], 'k-means'),
  from: wholeParam(4, 2, MOST_CLUSTERS),
  to: wholeParam(10, 2, MOST_CLUSTERS),
  leastEvents: wholeParam(20, 1, 1000),
  noUmap: flagParam(),
  seed: wholeParam(42, 0, 2_147_483_647),
  clustering: textParam(),
  node: wholeParam(0),
};

/** The Clusters page: what to group customers by, the work being done, and one finished clustering. */
export function ClustersView({
  isEmpty,
  cancelJob,
  ...actions
}: ClusterActions & { isEmpty: boolean; cancelJob: CancelJobAction }) {
  const t = useTranslations('clusters');
  const { slug } = useShop();
  const client = useQueryClient();
  const [{ clustering, node: _node, noUmap, ...choices }, setState] = useUrlState(urlState);
  const input = { ...choices, to: Math.max(choices.from, choices.to), umap: !noUmap };
  const list = useQuery(clusteringsOptions(slug));
  const start = useMutation({
    mutationFn: () => unwrap(actions.start(slug, input)),
    onSuccess: () => client.invalidateQueries(jobsOptions(slug)),
  });
  const { data: jobs } = useQuery(jobsOptions(slug));
  const job = jobs?.find(({ id }) => id === start.data?.jobId);
  // Also one that was started before the page was loaded again.
  const working =
    job && isOpenJob(job) ? job : jobs?.find((one) => one.kind === 'clusters' && isOpenJob(one));
  const resultId = job?.status === 'succeeded' ? job.resultId : null;
  useEffect(() => {
    if (!resultId) return;
    setState({ clustering: resultId, node: 0 });
    void client.invalidateQueries({ queryKey: clusteringsKey(slug) });
  }, [resultId, setState, client, slug]);
  const shown = clustering || (list.data?.[0]?.id ?? '');
  const isKnown = shown === resultId || (list.data?.some(({ id }) => id === shown) ?? false);
  // A list that is being read anew may not know the newest one yet.
  const isGone = shown !== '' && !isKnown && list.isSuccess && !list.isFetching;
  const failure = start.error?.message ?? (job?.status === 'failed' ? job.error : null);
  if (isEmpty)
    return (
      <>
        <PageHeader title={t('title')} text={t('text')} />
        <EmptyShop icon={<IconChartScatter />} title={t('noDataTitle')} text={t('noDataText')} />
      </>
    );
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Stack>
        <Panel title={t('choose')}>
          <ClusterForm
            input={input}
            isBusy={start.isPending || working !== undefined}
            onChange={({ umap, ...change }) =>
              setState({ ...change, ...(umap === undefined ? {} : { noUmap: !umap }) })
            }
            onSubmit={() => start.mutate()}
          />
        </Panel>
        {failure ? (
          <Alert color="red" variant="outline" role="alert">
            {failure}
          </Alert>
        ) : null}
        {working ? (
          <Panel title={t('computing')}>
            <JobProgress job={working} cancelJob={cancelJob} />
          </Panel>
        ) : null}
        {list.error && !list.data ? (
          <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
        ) : null}
        {list.data && list.data.length > 0 && !isGone ? (
          <ClusteringChooser
            list={list.data}
            shown={shown}
            onShow={(id) => setState({ clustering: id, node: 0 })}
            remove={actions.remove}
          />
        ) : null}
        {list.data?.length === 0 && !working && shown === '' ? (
          <EmptyState icon={<IconChartScatter />} title={t('emptyTitle')} text={t('emptyText')} />
        ) : null}
        {isGone ? (
          <EmptyState
            icon={<IconChartScatter />}
            title={t('goneTitle')}
            text={t('goneText')}
            action={<Button onClick={() => setState({ clustering: '', node: 0 })}>{t('showNewest')}</Button>}
          />
        ) : null}
        {isKnown ? <ClusteringPanels key={shown} id={shown} actions={actions} /> : null}
        {list.isFetching && !isKnown ? <Skeleton h={900} radius="lg" /> : null}
      </Stack>
    </>
  );
}

function ClusteringChooser({
  list,
  shown,
  onShow,
  remove,
}: {
  list: readonly ClusteringSummary[];
  shown: string;
  onShow: (id: string) => void;
  remove: ClusterActions['remove'];
}) {
  const t = useTranslations('clusters');
  const common = useTranslations('common');
  const format = useFormatter();
  const client = useQueryClient();
  const { slug } = useShop();
  const [isAsking, setAsking] = useState(false);
  const deletion = useMutation({
    mutationFn: () => unwrap(remove(slug, { clusteringId: shown })),
    onSuccess: () => {
      onShow('');
      void client.invalidateQueries({ queryKey: clusteringsKey(slug) });
    },
    onSettled: () => setAsking(false),
  });
  const textOf = ({ input, k, customers, createdAt }: ClusteringSummary) =>
    t('summary', {
      by: t(`byName.${input.by}`),
      k,
      customers: format.number(customers),
      when: format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
    });
  return (
    <Group align="end" gap="xs" className="no-print">
      <NativeSelect
        label={t('list')}
        value={shown}
        data={list.map((one) => ({ value: one.id, label: textOf(one) }))}
        onChange={({ currentTarget }) => onShow(currentTarget.value)}
      />
      <Button variant="default" onClick={() => setAsking(true)}>
        {common('delete')}
      </Button>
      {deletion.error ? (
        <Alert color="red" variant="outline" role="alert">
          {deletion.error.message}
        </Alert>
      ) : null}
      {isAsking ? (
        <ConfirmDialog
          title={t('deleteTitle')}
          text={t('deleteText')}
          confirm={common('delete')}
          isPending={deletion.isPending}
          onConfirm={() => deletion.mutate()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Group>
  );
}
