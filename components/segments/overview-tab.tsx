'use client';
import { Anchor, Skeleton, Stack, Text, Grid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useShop } from '@/components/layout/shop-context';
import { ErrorState } from '@/components/ui/error-state';
import { Panel } from '@/components/ui/panel';
import { segmentProfileOptions, segmentRefreshesOptions } from '@/lib/queries/segments';
import { type SegmentDetail } from '@/lib/schemas/segment';
import { ProfileTable } from './profile-panel';
import { SegmentWords } from './segment-words';

const CHART_HEIGHT = 268;
const SizeChart = dynamic(() => import('./size-chart').then((module) => module.SizeChart), {
  ssr: false,
  loading: () => <Skeleton h={CHART_HEIGHT} />,
});

/** A segment at a glance: who is in it in words, how its size went, what sets it apart, where it is used. */
export default function OverviewTab({ segment }: { segment: SegmentDetail }) {
  const t = useTranslations('segments.overview');
  const { slug } = useShop();
  const profile = useQuery(segmentProfileOptions(slug, segment.id));
  const refreshes = useQuery(segmentRefreshesOptions(slug, segment.id));
  const { segments, webhooks } = segment.usedBy;
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack>
          <Panel title={t('words')}>
            <Text size="sm">
              <SegmentWords segment={segment} />
            </Text>
            {segment.description ? (
              <Text size="sm" c="dimmed" mt="xs">
                {segment.description}
              </Text>
            ) : null}
          </Panel>
          <Panel title={t('history')} text={t('historyText')}>
            {refreshes.error ? (
              <ErrorState message={refreshes.error.message} onRetry={() => void refreshes.refetch()} />
            ) : null}
            {refreshes.isPending ? <Skeleton h={CHART_HEIGHT} /> : null}
            {refreshes.data && refreshes.data.length > 0 ? <SizeChart refreshes={refreshes.data} /> : null}
            {refreshes.data?.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('noHistory')}
              </Text>
            ) : null}
          </Panel>
          <Panel title={t('usedBy')}>
            {segments.length === 0 && webhooks === 0 ? (
              <Text size="sm" c="dimmed">
                {t('unused')}
              </Text>
            ) : null}
            <Stack gap={4}>
              {segments.map(({ id, name }) => (
                <Anchor key={id} component={Link} href={`/${slug}/segments/${id}`} size="sm">
                  {name}
                </Anchor>
              ))}
              {webhooks > 0 ? <Text size="sm">{t('webhooks', { count: webhooks })}</Text> : null}
            </Stack>
          </Panel>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Panel title={t('profile')} text={t('profileText')}>
          {profile.error ? (
            <ErrorState message={profile.error.message} onRetry={() => void profile.refetch()} />
          ) : null}
          {profile.isPending ? <Skeleton h={420} /> : null}
          {profile.data ? <ProfileTable profile={profile.data} /> : null}
        </Panel>
      </Grid.Col>
    </Grid>
  );
}
