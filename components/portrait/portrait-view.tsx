'use client';
import { Grid, Skeleton, Stack } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useShop } from '@/components/layout/shop-context';
import { type ExplainPairAction } from '@/components/similarity/explain-action';
import { FeatureTerm } from '@/components/ui/feature-term';
import { type Figure, Figures } from '@/components/ui/figures';
import { type ModelRunView } from '@/lib/schemas/model';
import { type Portrait } from '@/lib/schemas/portrait';
import { FeaturesNotice } from './features-notice';
import { type PortraitActions } from './portrait-actions';
import { PortraitHead } from './portrait-head';

const loading = (height: number) =>
  function Loading() {
    return <Skeleton h={height} radius="lg" />;
  };

const RfmPanel = dynamic(() => import('./rfm-panel').then((module) => module.RfmPanel), {
  ssr: false,
  loading: loading(360),
});
const ValuePanel = dynamic(() => import('./value-panel').then((module) => module.ValuePanel), {
  ssr: false,
  loading: loading(280),
});
const TastesPanel = dynamic(() => import('./tastes-panel').then((module) => module.TastesPanel), {
  ssr: false,
  loading: loading(520),
});
const SuggestionsPanel = dynamic(
  () => import('./suggestions-panel').then((module) => module.SuggestionsPanel),
  {
    ssr: false,
    loading: loading(220),
  },
);
const SegmentsPanel = dynamic(() => import('./segments-panel').then((module) => module.SegmentsPanel), {
  ssr: false,
  loading: loading(140),
});
const PredictionsPanel = dynamic(
  () => import('./predictions-panel').then((module) => module.PredictionsPanel),
  {
    ssr: false,
    loading: loading(140),
  },
);
const NotesPanel = dynamic(() => import('./notes-panel').then((module) => module.NotesPanel), {
  ssr: false,
  loading: loading(180),
});
const TimelinePanel = dynamic(() => import('./timeline-panel').then((module) => module.TimelinePanel), {
  ssr: false,
  loading: loading(520),
});
const CustomerRecommendations = dynamic(
  () => import('./customer-recommendations').then((module) => module.CustomerRecommendations),
  {
    ssr: false,
    loading: loading(480),
  },
);
const NeighboursPanel = dynamic(
  () => import('@/components/similarity/neighbours-panel').then((module) => module.NeighboursPanel),
  {
    ssr: false,
    loading: loading(320),
  },
);

/** How a figure is written. */
interface NumberStyle {
  readonly style?: 'currency' | 'percent';
  readonly currency?: string;
  readonly maximumFractionDigits?: number;
}

/** One customer at a glance: who this is, what comes next, and why. */
export function PortraitView({
  portrait,
  runs,
  explain,
  actions,
}: {
  portrait: Portrait;
  runs: readonly ModelRunView[];
  explain: ExplainPairAction;
  actions: PortraitActions;
}) {
  const t = useTranslations('portrait');
  const words = useTranslations('customers');
  const format = useFormatter();
  const { currency } = useShop();
  const { customer, features, run } = portrait;
  const orNone = (value: number | null | undefined, style: NumberStyle = {}) =>
    value === null || value === undefined ? '–' : format.number(value, style);
  const money = { style: 'currency', currency } as const;
  const hasMoney = run?.gates.every(({ feature }) => feature !== 'monetary') ?? true;
  const term = (feature: string, name: string) => <FeatureTerm feature={feature}>{name}</FeatureTerm>;
  const figures: readonly Figure[] = [
    [term('orders', t('orders')), orNone(features?.orders)],
    // A sum of prices that nobody gave is no 0.
    [words('spend'), orNone(hasMoney ? customer.spend : null, money)],
    [term('orderValue', t('orderValue')), orNone(features?.orderValue, money)],
    [term('basketSize', t('basketSize')), orNone(features?.basketSize, { maximumFractionDigits: 1 })],
    [
      term('recencyDays', t('recency')),
      features?.recencyDays == null ? '–' : t('days', { count: Math.round(features.recencyDays) }),
    ],
    [term('discountShare', t('discount')), orNone(features?.discountShare, { style: 'percent' })],
    [term('returnRate', t('returnRate')), orNone(features?.returnRate, { style: 'percent' })],
  ];
  return (
    <>
      <PortraitHead {...portrait} />
      <Stack>
        <Figures figures={figures} />
        <FeaturesNotice run={run} startFeatures={actions.startFeatures} />
        {run ? (
          <>
            <Grid>
              <Grid.Col span={{ base: 12, md: 6 }}>
                <RfmPanel {...portrait} />
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 6 }}>
                <Stack>
                  <ValuePanel {...portrait} />
                  <SuggestionsPanel {...portrait} />
                </Stack>
              </Grid.Col>
            </Grid>
            <TastesPanel {...portrait} />
          </>
        ) : null}
        <Grid>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <TimelinePanel customerId={customer.id} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack>
              <SegmentsPanel customerId={customer.id} />
              <PredictionsPanel customerId={customer.id} />
              <NeighboursPanel of="customer" id={customer.id} title={words('similar')} explain={explain} />
              <NotesPanel customerId={customer.id} actions={actions} />
            </Stack>
          </Grid.Col>
        </Grid>
        <CustomerRecommendations customerId={customer.id} runs={runs} />
      </Stack>
    </>
  );
}
