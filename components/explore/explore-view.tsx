'use client';
import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { EmptyShop } from '@/components/ui/empty-shop';
import { PageHeader } from '@/components/ui/page-header';
import { choiceParam, useUrlState } from '@/components/ui/url-state';
import { WhenSeen } from '@/components/ui/when-seen';
import { groupKinds } from '@/lib/schemas/explore-kinds';

const loading = () => <Skeleton h={596} radius="lg" />;
const LiftPanel = dynamic(() => import('./lift-panel').then((module) => module.LiftPanel), {
  ssr: false,
  loading,
});
const MetricPanel = dynamic(() => import('./metric-panel').then((module) => module.MetricPanel), {
  ssr: false,
  loading,
});
const CohortPanel = dynamic(() => import('./cohort-panel').then((module) => module.CohortPanel), {
  ssr: false,
  loading,
});

const urlState = { rows: choiceParam(groupKinds, 'rfm') };

/** The Explore page: groups of customers against what they turn to and what they are like, and who came back. */
export function ExploreView({ isEmpty }: { isEmpty: boolean }) {
  const t = useTranslations('explore');
  const [{ rows }, setState] = useUrlState(urlState);
  if (isEmpty)
    return (
      <>
        <PageHeader title={t('title')} text={t('text')} />
        <EmptyShop icon={<IconTable />} title={t('emptyTitle')} text={t('emptyText')} />
      </>
    );
  return (
    <>
      <PageHeader
        title={t('title')}
        text={t('text')}
        actions={
          <SegmentedControl
            aria-label={t('rows')}
            value={rows}
            data={groupKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            onChange={(value) => setState({ rows: groupKinds.find((one) => one === value) ?? 'rfm' })}
          />
        }
      />
      <Stack>
        <LiftPanel kind={rows} />
        <WhenSeen height={596}>
          <MetricPanel kind={rows} />
        </WhenSeen>
        <WhenSeen height={596}>
          <CohortPanel />
        </WhenSeen>
      </Stack>
    </>
  );
}
