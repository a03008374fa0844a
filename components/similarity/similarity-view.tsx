'use client';
import { Alert, Skeleton, Stack } from '@mantine/core';
import { IconGridDots } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { JobProgress } from '@/components/jobs/job-progress';
import { choiceParam, decimalParam, textParam, wholeParam, useUrlState } from '@/components/ui/url-state';
import { useShop } from '@/components/layout/shop-context';
import { EmptyShop } from '@/components/ui/empty-shop';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { isOpenJob, jobsOptions } from '@/lib/queries/jobs';
import { similarityMapOptions } from '@/lib/queries/similarity';
import { unwrap } from '@/lib/queries/unwrap';
import { type SimilarityRequest } from '@/lib/schemas/similarity';
import { type ExplainPairAction, type StartMapAction } from './explain-action';

const SimilarityForm = dynamic(() => import('./similarity-form').then((module) => module.SimilarityForm), {
  ssr: false,
  loading: () => <Skeleton h={132} radius="md" />,
});

const MapPanel = dynamic(() => import('./map-panel').then((module) => module.MapPanel), {
  ssr: false,
  loading: () => <Skeleton h={640} radius="lg" />,
});

const urlState = {
  of: choiceParam(['product', 'customer'], 'product'),
  metric: choiceParam(['cosine', 'pearson', 'adjusted-cosine', 'jaccard'], 'cosine'),
  weighting: choiceParam(['none', 'bm25', 'tf-idf'], 'none'),
  feedback: choiceParam(['binary', 'ratings', 'implicit'], 'binary'),
  shrinkage: decimalParam(0),
  subset: choiceParam(['busiest', 'random', 'group'], 'busiest'),
  group: textParam(),
  size: wholeParam(200),
  seed: wholeParam(42),
  order: choiceParam(['cluster', 'value', 'subset'], 'cluster'),
  map: textParam(),
};

interface Props {
  readonly groups: { readonly customer: readonly string[]; readonly product: readonly string[] };
  readonly isEmpty: boolean;
  readonly start: StartMapAction;
  readonly explain: ExplainPairAction;
  readonly cancelJob: CancelJobAction;
}

/** A correlation of ones is nothing: choosing one takes weights by kind instead. */
function withValues(
  change: Partial<SimilarityRequest>,
  { feedback }: SimilarityRequest,
): Partial<SimilarityRequest> {
  const isCorrelation = change.metric === 'pearson' || change.metric === 'adjusted-cosine';
  return isCorrelation && feedback === 'binary' ? { ...change, feedback: 'implicit' } : change;
}

/** The Similarity page: choose what to compare, watch it being computed, explore the heatmap. */
export function SimilarityView({ groups, isEmpty, start, explain, cancelJob }: Props) {
  const t = useTranslations('similarity');
  const { slug } = useShop();
  const client = useQueryClient();
  const [{ map, group, ...rest }, setState] = useUrlState(urlState);
  const request: SimilarityRequest = { ...rest, ...(group ? { group } : {}) };
  const compute = useMutation({
    mutationFn: () => unwrap(start(slug, request)),
    onSuccess: ({ mapId }) => {
      if (mapId) setState({ map: mapId });
      else void client.invalidateQueries(jobsOptions(slug));
    },
  });
  const jobId = compute.data?.jobId ?? null;
  const { data: jobs } = useQuery(jobsOptions(slug));
  const job = jobs?.find(({ id }) => id === jobId);
  const resultId = job?.status === 'succeeded' ? job.resultId : null;
  useEffect(() => {
    if (resultId) setState({ map: resultId });
  }, [resultId, setState]);
  const { data, error, refetch, isFetching } = useQuery({
    ...similarityMapOptions(slug, map),
    enabled: map !== '',
  });
  if (isEmpty)
    return (
      <>
        <PageHeader title={t('title')} text={t('text')} />
        <EmptyShop icon={<IconGridDots />} title={t('emptyTitle')} text={t('emptyText')} />
      </>
    );
  const isComputing = job !== undefined && isOpenJob(job);
  const failure = compute.error?.message ?? (job?.status === 'failed' ? job.error : null);
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Stack>
        <Panel title={t('choose')}>
          <SimilarityForm
            request={request}
            groups={groups}
            isBusy={compute.isPending || isComputing}
            onChange={(change) => setState(withValues(change, request))}
            onSubmit={() => compute.mutate()}
          />
        </Panel>
        {failure ? (
          <Alert color="red" variant="outline" role="alert">
            {failure}
          </Alert>
        ) : null}
        {job && isComputing ? (
          <Panel title={t('computing')}>
            <JobProgress job={job} cancelJob={cancelJob} />
          </Panel>
        ) : null}
        {error && !data && map !== '' ? (
          <ErrorState message={error.message} onRetry={() => void refetch()} />
        ) : null}
        {!data && isFetching ? <Skeleton h={640} radius="lg" /> : null}
        {data && !isComputing ? <MapPanel key={data.head.id} data={data} explain={explain} /> : null}
      </Stack>
    </>
  );
}
