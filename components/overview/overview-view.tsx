'use client';
import { Grid, Skeleton, Stack } from '@mantine/core';
import { IconDatabaseImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useShop } from '@/components/layout/shop-context';
import { EmptyShop } from '@/components/ui/empty-shop';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { WhenSeen } from '@/components/ui/when-seen';
import { overviewOptions } from '@/lib/queries/overview';
import { CategoryBars } from './category-bars';
import { KeyFigures } from './key-figures';
import { ModelWorth } from './model-worth';
import { NextSteps } from './next-steps';

const ActivityChart = dynamic(() => import('./activity-chart').then((module) => module.ActivityChart), {
  ssr: false,
  loading: () => <Skeleton h={280} />,
});

/** The first page: what is in the shop, how fresh it is, what the current model is worth, what to do next. */
export function OverviewView() {
  const t = useTranslations('overview');
  const shop = useShop();
  const { data, error, refetch } = useQuery(overviewOptions(shop.slug));
  if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={400} radius="lg" />;
  const header = <PageHeader title={shop.name} text={t('text')} />;
  if (!data.stats || data.stats.interactions === 0)
    return (
      <>
        {header}
        <EmptyShop icon={<IconDatabaseImport />} title={t('emptyTitle')} text={t('emptyText')} />
      </>
    );
  return (
    <>
      {header}
      <Stack>
        <KeyFigures stats={data.stats} />
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <ModelWorth overview={data} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <NextSteps overview={data} />
          </Grid.Col>
        </Grid>
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Panel title={t('activity')} text={t('activityText')}>
              <WhenSeen height={280}>
                <ActivityChart days={data.stats.days} />
              </WhenSeen>
            </Panel>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Panel title={t('categories')} text={t('categoriesText')}>
              <CategoryBars categories={data.stats.categories} />
            </Panel>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}
