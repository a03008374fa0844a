'use client';
import { Button, Grid, Group, NativeSelect, Stack, Text, Skeleton } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import {
  flagParam,
  optionalIdParam,
  textParam,
  wholeListParam,
  wholeParam,
  useUrlState,
} from '@/components/ui/url-state';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { unwrap } from '@/lib/queries/unwrap';
import { type ModelRunView } from '@/lib/schemas/model';
import { type RecommendationList as List, type RecommendInput } from '@/lib/schemas/recommendation';
import { ModelChooser } from './model-chooser';

const RecommendationList = dynamic(
  () => import('./recommendation-list').then((module) => module.RecommendationList),
  { ssr: false, loading: () => <Skeleton h={420} radius="md" /> },
);

const HistoryEditor = dynamic(() => import('./history-editor').then((module) => module.HistoryEditor), {
  ssr: false,
  loading: () => <Skeleton h={140} radius="md" />,
});

const CustomerPicker = dynamic(() => import('./customer-picker').then((module) => module.CustomerPicker), {
  ssr: false,
  loading: () => <Skeleton h={260} radius="md" />,
});

const WhyNotPanel = dynamic(() => import('./why-not-panel').then((module) => module.WhyNotPanel), {
  ssr: false,
  loading: () => <Skeleton h={120} radius="lg" />,
});

export type RecommendAction = (
  shop: string,
  input: RecommendInput,
) => Promise<
  { ok: true; data: List } | { ok: false; problem: { status: number; code: string; detail: string } }
>;

const urlState = {
  customer: optionalIdParam(),
  history: wholeListParam(),
  model: textParam(),
  k: wholeParam(10),
  seen: flagParam(),
};

/** Pick a customer or think up a history, edit it, and see at once what a model would recommend. The address holds it all. */
export function RecommendationsView({
  runs,
  recommend,
}: {
  runs: readonly ModelRunView[];
  recommend: RecommendAction;
}) {
  const t = useTranslations('recommendations');
  const { slug } = useShop();
  const [{ customer, history, model, k, seen }, setState] = useUrlState(urlState);
  const isWhatIf = history.length > 0;
  const input: RecommendInput = {
    k,
    includeSeen: seen,
    ...(model ? { runId: model } : {}),
    ...(isWhatIf || customer === null ? { history: [...history] } : { customerId: customer }),
  };
  const { data, error, refetch } = useQuery({
    queryKey: ['recommend', slug, input],
    queryFn: () => unwrap(recommend(slug, input)),
    placeholderData: keepPreviousData,
    enabled: runs.length > 0,
    retry: false,
  });
  if (runs.length === 0)
    return (
      <>
        <PageHeader title={t('title')} text={t('text')} />
        <EmptyState
          icon={<IconSparkles />}
          title={t('noModelTitle')}
          text={t('noModelText')}
          action={
            <Button component={Link} href={`/${slug}/models`}>
              {t('train')}
            </Button>
          }
        />
      </>
    );
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Panel title={t('forCustomer')}>
              <CustomerPicker
                value={customer}
                onChange={(next) => setState({ customer: next, history: [] })}
              />
            </Panel>
            <Panel title={t('whatIf')} text={t('whatIfText')}>
              <HistoryEditor
                history={history}
                onChange={(next) =>
                  setState({ history: next, ...(next.length > 0 ? { customer: null } : {}) })
                }
              />
            </Panel>
            {isWhatIf ? null : <WhyNotPanel customerId={customer} runId={model} k={k} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Panel
            title={
              isWhatIf ? t('listForHistory') : customer === null ? t('listForNobody') : t('listForCustomer')
            }
            actions={
              <Group gap="xs">
                <ModelChooser
                  runs={runs}
                  value={model}
                  label={t('model', { number: 1 })}
                  onChange={(next) => setState({ model: next })}
                />
                <NativeSelect
                  aria-label={t('count')}
                  value={String(k)}
                  data={['5', '10', '20', '50']}
                  onChange={(event) => setState({ k: Number(event.currentTarget.value) })}
                />
              </Group>
            }
          >
            <Stack gap="sm">
              <Text size="sm" component="label">
                <input
                  type="checkbox"
                  checked={seen}
                  onChange={(event) => setState({ seen: event.currentTarget.checked })}
                />{' '}
                {t('includeSeen')}
              </Text>
              <RecommendationList list={data} error={error} onRetry={() => void refetch()} />
              {data ? (
                <Text size="xs" c="dimmed">
                  {t(`explains.${data.explains}`)}
                </Text>
              ) : null}
            </Stack>
          </Panel>
        </Grid.Col>
      </Grid>
    </>
  );
}
