'use client';
import { Alert, Grid, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'next-intl';
import { type ComponentType } from 'react';
import { Term } from '@/components/ui/term';
import { useUrlState } from '@/components/ui/url-state';
import { WhenSeen } from '@/components/ui/when-seen';
import { protocolDifferences } from '@/lib/charts/protocols';
import { type Comparison } from '@/lib/schemas/comparison';
import { comparedMetrics } from '@/lib/schemas/comparison-kinds';
import { compareParams } from './compare-state';
import { useCompared } from './compared-context';
import { ExportButton } from './export-button';
import { termOf } from './metrics';
import { RunChips } from './run-chips';

type PanelOf = ComponentType<{ comparison: Comparison }>;

const loading = () => <Skeleton h={420} radius="lg" />;
const BarsPanel = dynamic(() => import('./bars-panel').then((module) => module.BarsPanel), {
  ssr: false,
  loading,
});
const PairsPanel = dynamic(() => import('./pairs-panel').then((module) => module.PairsPanel), {
  ssr: false,
  loading,
});
const TradeOffPanel = dynamic(() => import('./trade-off-panel').then((module) => module.TradeOffPanel), {
  ssr: false,
  loading,
});
const CurvesPanel = dynamic(() => import('./curves-panel').then((module) => module.CurvesPanel), {
  ssr: false,
  loading,
});
const GroupsPanel = dynamic(() => import('./groups-panel').then((module) => module.GroupsPanel), {
  ssr: false,
  loading,
});
const GainsPanel = dynamic(() => import('./gains-panel').then((module) => module.GainsPanel), {
  ssr: false,
  loading,
});

const panels: readonly { readonly panel: PanelOf; readonly span: number }[] = [
  { panel: BarsPanel, span: 5 },
  { panel: PairsPanel, span: 7 },
  { panel: TradeOffPanel, span: 6 },
  { panel: GroupsPanel, span: 6 },
  { panel: GainsPanel, span: 12 },
  { panel: CurvesPanel, span: 12 },
];

/** What the picked runs are worth against each other, over the customers that all of them judged. */
export function ComparisonPanels({ comparison }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  const format = useFormatter();
  const { runOf, labelOf } = useCompared();
  const [{ metric }, setState] = useUrlState(compareParams);
  const reference = comparison.runs[0]?.run;
  const whyLeftOut = (id: string) => {
    const run = runOf(id);
    const parts = run && reference ? protocolDifferences(run.protocol, reference.protocol) : [];
    return parts.length > 0
      ? t('notComparable', { parts: parts.map((part) => t(`part.${part}`)).join(t('comma')) })
      : t('nothingKept');
  };
  return (
    <Stack>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Group align="flex-end" gap="sm">
          <NativeSelect
            label={<Term term={termOf(metric)}>{t('metric')}</Term>}
            aria-label={t('metric')}
            value={metric}
            data={comparedMetrics.map((id) => ({
              value: id,
              label: `${t(`metricName.${id}`)}@${comparison.k}`,
            }))}
            onChange={(event) =>
              setState({
                metric: comparedMetrics.find((id) => id === event.currentTarget.value) ?? 'ndcg',
                page: 1,
              })
            }
          />
          <Text size="sm" c="dimmed" pb={8} role="status">
            {t('overCustomers', {
              customers: format.number(comparison.customers),
              runs: comparison.runs.length,
            })}
          </Text>
        </Group>
        <ExportButton comparison={comparison} />
      </Group>
      <RunChips runs={comparison.runs} />
      {comparison.leftOut.length > 0 ? (
        <Alert color="yellow" variant="outline" title={t('leftOut')}>
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {comparison.leftOut.map((id) => (
              <li key={id}>
                <strong>{labelOf(id)}</strong>: {whyLeftOut(id)}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <Grid>
        {panels.map(({ panel: One, span }, at) => (
          <Grid.Col key={at} span={{ base: 12, lg: span }}>
            <WhenSeen height={360}>
              <One comparison={comparison} />
            </WhenSeen>
          </Grid.Col>
        ))}
      </Grid>
    </Stack>
  );
}
