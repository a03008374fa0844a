'use client';
import { Alert, Grid, Skeleton, Stack, Text } from '@mantine/core';
import { IconCoins } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { type CancelJobAction } from '@/components/jobs/cancel-job-action';
import { useShop } from '@/components/layout/shop-context';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Figures } from '@/components/ui/figures';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { WhenSeen } from '@/components/ui/when-seen';
import { valueOptions } from '@/lib/queries/value';
import { ComputeFeatures, type ComputeFeaturesAction } from './compute-features';
import { RfmPanel } from './rfm-panel';

const loading = () => <Skeleton h={340} radius="lg" />;
const DistributionPanel = dynamic(
  () => import('./distribution-panel').then((module) => module.DistributionPanel),
  { ssr: false, loading },
);
const HoldoutPanel = dynamic(() => import('./holdout-panel').then((module) => module.HoldoutPanel), {
  ssr: false,
  loading,
});
const ParamsPanel = dynamic(() => import('./params-panel').then((module) => module.ParamsPanel), {
  ssr: false,
  loading,
});

/** The page of customer value: where buyers stand, what they will bring, and how far that can be believed. */
export function ValueView({
  compute,
  cancelJob,
}: {
  compute: ComputeFeaturesAction;
  cancelJob: CancelJobAction;
}) {
  const t = useTranslations('value');
  const features = useTranslations('features');
  const format = useFormatter();
  const { slug, currency } = useShop();
  const { data, error, refetch } = useQuery(valueOptions(slug));
  if (error && !data) return <ErrorState message={error.message} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={480} radius="lg" />;
  const { run, report, totals } = data;
  if (!run)
    return (
      <>
        <PageHeader title={t('title')} text={t('text')} />
        <EmptyState
          icon={<IconCoins />}
          title={features('missingTitle')}
          text={features('missingText')}
          action={<ComputeFeatures compute={compute} cancelJob={cancelJob} isFirst />}
        />
      </>
    );
  const gateOf = (feature: string) => run.gates.find((gate) => gate.feature === feature);
  const [rfmGate, valueGate] = [gateOf('rfm'), gateOf('lifetime-value')];
  const money = (amount: number | null) =>
    amount === null
      ? '–'
      : format.number(amount, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 });
  const percent = (share: number | null) =>
    share === null ? '–' : format.number(share, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <>
      <PageHeader
        title={t('title')}
        text={
          run.asOf
            ? `${t('text')} ${t('asOf', { when: format.dateTime(new Date(run.asOf), { dateStyle: 'medium', timeZone: 'UTC' }) })}`
            : t('text')
        }
        actions={<ComputeFeatures compute={compute} cancelJob={cancelJob} isFirst={false} />}
      />
      <Stack>
        {run.isStale ? (
          <Alert color="yellow" variant="outline">
            {features('staleText')}
          </Alert>
        ) : null}
        <Figures
          figures={[
            [t('buyers'), format.number(totals.buyers)],
            [t('likelyAlive'), totals.likelyAlive === null ? '–' : format.number(totals.likelyAlive)],
            [
              t('expectedOrders'),
              totals.expectedOrders === null
                ? '–'
                : format.number(totals.expectedOrders, { maximumFractionDigits: 0 }),
            ],
            [t('expectedValue'), money(totals.value)],
            [t('topShare'), percent(totals.topShare)],
          ]}
        />
        {rfmGate ? (
          <Panel title={t('rfm')}>
            <Text size="sm" c="dimmed">
              {features(`gate.${rfmGate.reason}`, { needs: rfmGate.needs, has: rfmGate.has })}
            </Text>
          </Panel>
        ) : (
          <RfmPanel value={data} />
        )}
        {report ? null : (
          <Panel title={t('lifetimeValue')}>
            <Text size="sm" c="dimmed">
              {valueGate
                ? `${t('gated')} ${features(`gate.${valueGate.reason}`, { needs: valueGate.needs, has: valueGate.has })}`
                : t('notYet')}
            </Text>
          </Panel>
        )}
        {report ? (
          <>
            <Grid>
              <Grid.Col span={{ base: 12, md: 6 }}>
                {report.gammaGamma ? (
                  <DistributionPanel bins={data.bins} horizonDays={report.horizonDays} />
                ) : (
                  <Panel title={t('lifetimeValue')}>
                    <Text size="sm" c="dimmed">
                      {t('noMoney')}
                    </Text>
                  </Panel>
                )}
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 6 }}>
                <ParamsPanel report={report} />
              </Grid.Col>
            </Grid>
            {report.holdout ? (
              <WhenSeen height={480}>
                <HoldoutPanel holdout={report.holdout} />
              </WhenSeen>
            ) : null}
          </>
        ) : null}
      </Stack>
    </>
  );
}
