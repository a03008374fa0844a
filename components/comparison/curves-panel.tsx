'use client';
import { SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { EPOCH_HEIGHT, EpochChart } from '@/components/charts/epoch-chart';
import { Panel } from '@/components/ui/panel';
import { type Comparison } from '@/lib/schemas/comparison';
import { useCompared } from './compared-context';

const kinds = ['loss', 'validation'] as const;

/** How the runs that learn by epochs learned: the loss they minimise, and what it brought on the validation part. */
export function CurvesPanel({ comparison: { runs } }: { comparison: Comparison }) {
  const t = useTranslations('compare');
  const { labelOf, styleOf } = useCompared();
  const charts = kinds.flatMap((kind) => {
    const series = runs.flatMap(({ run, curve }) =>
      curve && curve[kind].length > 0
        ? [{ label: labelOf(run.id), style: styleOf(run.id), values: curve[kind] }]
        : [],
    );
    return series.length > 0 ? [{ kind, series }] : [];
  });
  return (
    <Panel title={t('curvesTitle')} text={t('curvesText')}>
      {charts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noCurves')}
        </Text>
      ) : null}
      <SimpleGrid cols={{ base: 1, md: Math.max(1, charts.length) }} spacing="lg">
        {charts.map(({ kind, series }) => (
          <div key={kind}>
            <Title order={3} size="h6" mb={4}>
              {t(`curve.${kind}`)}
            </Title>
            <ChartFrame
              title={t(`curve.${kind}`)}
              file={`learning-curve-${kind}`}
              height={EPOCH_HEIGHT}
              legend={series.map(({ label, style }) => ({ label, colour: style.colour }))}
              columns={[
                { label: t('epoch'), isNumber: true },
                ...series.map(({ label }) => ({ label, isNumber: true, digits: 4 })),
              ]}
              rows={Array.from(
                { length: Math.max(...series.map(({ values }) => values.length)) },
                (_, at) => [at + 1, ...series.map(({ values }) => values[at] ?? null)],
              )}
            >
              <EpochChart series={series} epoch={t('epoch')} unit={t(`curveUnit.${kind}`)} />
            </ChartFrame>
          </div>
        ))}
      </SimpleGrid>
    </Panel>
  );
}
