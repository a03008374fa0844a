'use client';
import { Button, Skeleton } from '@mantine/core';
import { IconChartDots3 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { runsOptions } from '@/lib/queries/models';
import { ArchivedSwitch, useShownRuns } from './archived-switch';
import { RunsTable } from './runs-table';

/** The finished runs; archived ones only when asked for. */
export function RunsPanel() {
  const t = useTranslations('models');
  const { slug } = useShop();
  const { data: runs, error, refetch } = useQuery(runsOptions(slug));
  const shown = useShownRuns(runs ?? []);
  if (error && !runs) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (!runs) return <Skeleton h={320} radius="lg" />;
  if (runs.length === 0)
    return (
      <EmptyState
        icon={<IconChartDots3 />}
        title={t('emptyTitle')}
        text={t('emptyText')}
        action={
          <Button component={Link} href={`/${slug}/models?tab=train`}>
            {t('trainTitle')}
          </Button>
        }
      />
    );
  return (
    <Panel title={t('runs')} text={t('runsText')} actions={<ArchivedSwitch runs={runs} />}>
      <RunsTable runs={shown} />
    </Panel>
  );
}
