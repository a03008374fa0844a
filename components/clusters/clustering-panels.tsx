'use client';
import { Alert, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { clusteringOptions } from '@/lib/queries/clusterings';
import { ChoicePanel } from './choice-panel';
import { type ClusterActions } from './cluster-actions';
import { ClusterCard } from './cluster-card';
import { ExplanationPanel } from './explanation-panel';
import { MapPanel } from './map-panel';

/** One clustering: what its groups are like, where the customers are, and how the number of groups was chosen. */
export function ClusteringPanels({ id, actions }: { id: string; actions: ClusterActions }) {
  const t = useTranslations('clusters');
  const format = useFormatter();
  const { slug } = useShop();
  const { data, error, refetch } = useQuery(clusteringOptions(slug, id));
  if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={900} radius="lg" />;
  const { report, isStale } = data;
  return (
    <Stack>
      {isStale ? (
        <Alert color="yellow" variant="outline">
          {t('stale')}
        </Alert>
      ) : null}
      <Panel
        title={t('clustersTitle', { count: report.k })}
        text={t('clustersText', {
          customers: format.number(report.customers),
          fitted: format.number(report.fitted),
        })}
      >
        <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }}>
          {report.clusters.map((profile) => (
            <ClusterCard
              key={profile.cluster}
              clusteringId={id}
              profile={profile}
              customers={report.customers}
            />
          ))}
        </SimpleGrid>
      </Panel>
      <ExplanationPanel report={report} />
      <MapPanel view={data} actions={actions} />
      <ChoicePanel report={report} />
    </Stack>
  );
}
