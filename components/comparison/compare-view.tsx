'use client';
import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useShop } from '@/components/layout/shop-context';
import { CopyLink } from '@/components/ui/copy-link';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { useUrlState } from '@/components/ui/url-state';
import { WhenSeen } from '@/components/ui/when-seen';
import { runsToCompare } from '@/lib/charts/protocols';
import { comparisonOptions } from '@/lib/queries/comparison';
import { runsOptions } from '@/lib/queries/models';
import { MOST_COMPARED } from '@/lib/schemas/comparison-kinds';
import { compareParams } from './compare-state';
import { ComparedProvider } from './compared-context';
import { type RunAgainActions } from './run-again';

const RunsPanel = dynamic(() => import('./runs-panel').then((module) => module.RunsPanel), {
  ssr: false,
  loading: () => <Skeleton h={{ base: 772, md: 627 }} radius="lg" />,
});
const ComparisonPanels = dynamic(
  () => import('./comparison-panels').then((module) => module.ComparisonPanels),
  {
    ssr: false,
    loading: () => <Skeleton h={640} radius="lg" />,
  },
);
const SearchPanel = dynamic(() => import('./search-panel').then((module) => module.SearchPanel), {
  ssr: false,
  loading: () => <Skeleton h={420} radius="lg" />,
});
const ProtocolDrawer = dynamic(() => import('./protocol-drawer').then((module) => module.ProtocolDrawer), {
  ssr: false,
});

/** The Compare page: pick runs, see by how much one is better, how sure that is, and for whom. The address holds it all. */
export function CompareView({ actions }: { actions: RunAgainActions }) {
  const t = useTranslations('compare');
  const { slug } = useShop();
  const [state, setState] = useUrlState(compareParams);
  // A link to a search comes for it.
  const [isSearchFirst] = useState(state.search !== '');
  const { data: runs, error, refetch } = useQuery(runsOptions(slug));
  const picked = useMemo(() => {
    const known = new Set(runs?.map(({ id }) => id));
    return (state.runs ?? runsToCompare(runs ?? [])).filter((id) => known.has(id)).slice(0, MOST_COMPARED);
  }, [runs, state.runs]);
  useEffect(() => {
    // What is compared by default goes into the address too: runs to come must not change what a link shows.
    if (state.runs === null && picked.length > 0) setState({ runs: picked });
  }, [state.runs, picked, setState]);
  const openProtocol = useCallback((protocol: string) => setState({ protocol }), [setState]);
  const compared = useQuery({
    ...comparisonOptions(slug, picked, state.metric),
    enabled: picked.length > 0,
    placeholderData: keepPreviousData,
  });
  const opened = runs?.find(({ id }) => id === state.protocol);
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={picked.length > 0 ? <CopyLink told={t('copied')} /> : null}
      />
      {error && !runs ? <ErrorState message={error.message} onRetry={() => void refetch()} /> : null}
      {!runs && !error ? <Skeleton h={420} radius="lg" /> : null}
      {runs?.length === 0 ? (
        <EmptyState
          icon={<IconScale />}
          title={t('emptyTitle')}
          text={t('emptyText')}
          action={
            <Button component={Link} href={`/${slug}/models`}>
              {t('toModels')}
            </Button>
          }
        />
      ) : null}
      {runs && runs.length > 0 ? (
        <ComparedProvider runs={runs} picked={picked} openProtocol={openProtocol}>
          <Stack>
            {isSearchFirst ? <SearchPanel /> : null}
            {state.runs && state.runs.length > MOST_COMPARED ? (
              <Alert color="yellow" variant="outline" role="status">
                {t('tooMany', { named: state.runs.length, most: MOST_COMPARED })}
              </Alert>
            ) : null}
            <RunsPanel runs={runs} picked={picked} />
            {picked.length === 0 ? (
              <Panel title={t('comparison')}>
                <Text size="sm" c="dimmed">
                  {t('pickSome')}
                </Text>
              </Panel>
            ) : null}
            {compared.error && !compared.data ? (
              <ErrorState message={compared.error.message} onRetry={() => void compared.refetch()} />
            ) : null}
            {picked.length > 0 && compared.isPending && !compared.error ? (
              <Skeleton h={640} radius="lg" />
            ) : null}
            {picked.length > 0 && compared.data ? (
              <div
                aria-busy={compared.isPlaceholderData}
                style={{ opacity: compared.isPlaceholderData ? 0.5 : 1 }}
              >
                <ComparisonPanels comparison={compared.data} />
              </div>
            ) : null}
            {isSearchFirst ? null : (
              <WhenSeen height={420}>
                <SearchPanel />
              </WhenSeen>
            )}
          </Stack>
          {opened ? (
            <ProtocolDrawer
              key={opened.id}
              run={opened}
              actions={actions}
              onClose={() => setState({ protocol: '' })}
            />
          ) : null}
        </ComparedProvider>
      ) : null}
    </>
  );
}
