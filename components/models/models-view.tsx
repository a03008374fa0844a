'use client';
import { Button, Skeleton, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { useShop } from '@/components/layout/shop-context';
import { QueuePanel } from '@/components/training/queue-panel';
import { PageHeader } from '@/components/ui/page-header';
import { textParam, useUrlState } from '@/components/ui/url-state';
import { runsOptions } from '@/lib/queries/models';
import { type AlgorithmInfo } from '@/lib/schemas/model';
import { type ModelActions } from './model-actions';

const loading = (height: number) =>
  function Loading() {
    return <Skeleton h={height} radius="lg" />;
  };

const RunsPanel = dynamic(() => import('./runs-panel').then((module) => module.RunsPanel), {
  ssr: false,
  loading: loading(320),
});

const TrainForm = dynamic(
  () => import('@/components/training/train-form').then((module) => module.TrainForm),
  {
    ssr: false,
    loading: loading(720),
  },
);

const SearchForm = dynamic(
  () => import('@/components/training/search-form').then((module) => module.SearchForm),
  { ssr: false, loading: loading(720) },
);

const RegistryPanel = dynamic(
  () => import('@/components/registry/registry-panel').then((module) => module.RegistryPanel),
  { ssr: false, loading: loading(480) },
);

const tabs = ['runs', 'train', 'search', 'registry'] as const;
const urlState = { tab: textParam() };

/** The Models page: what was trained, training and searching more, and which model serves. The address holds the tab and what is in it. */
export function ModelsView({
  algorithms,
  actions,
  cancelJob,
}: {
  algorithms: readonly AlgorithmInfo[];
  actions: ModelActions;
  cancelJob: CancelJobAction;
}) {
  const t = useTranslations('models');
  const { slug } = useShop();
  const { data: runs } = useQuery(runsOptions(slug));
  const [state, setState] = useUrlState(urlState);
  // A shop without a model begins with training one, and stays there when the first one is done.
  const [first] = useState(() => (runs?.length === 0 ? 'train' : 'runs'));
  const tab = tabs.find((name) => name === state.tab) ?? first;
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={
          tab === 'train' ? null : (
            <Button onClick={() => setState({ tab: 'train' })}>{t('trainTitle')}</Button>
          )
        }
      />
      <Tabs value={tab} onChange={(next) => setState({ tab: next ?? '' })} keepMounted={false}>
        <Tabs.List mb="md">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="runs">
          <Stack>
            <QueuePanel cancelJob={cancelJob} isQuiet />
            <RunsPanel />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="train">
          <TrainForm algorithms={algorithms} startTraining={actions.startTraining} cancelJob={cancelJob} />
        </Tabs.Panel>
        <Tabs.Panel value="search">
          <SearchForm algorithms={algorithms} startSearch={actions.startSearch} cancelJob={cancelJob} />
        </Tabs.Panel>
        <Tabs.Panel value="registry">
          <RegistryPanel actions={actions} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
