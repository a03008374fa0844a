'use client';
import { SimpleGrid } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { EPOCH_HEIGHT, EpochChart } from '@/components/charts/epoch-chart';
import { Panel } from '@/components/ui/panel';
import { seriesStyle } from '@/lib/charts/series-style';
import { type ComparedRun } from '@/lib/schemas/comparison';

/** How a run learned, epoch by epoch: the loss it minimises, and what that brought on the validation part. */
export function CurvePanel({ curve }: { curve: NonNullable<ComparedRun['curve']> }) {
  const t = useTranslations('compare');
  const card = useTranslations('card');
  const charts = (['loss', 'validation'] as const).filter((kind) => curve[kind].length > 0);
  return (
    <Panel title={card('curves')} text={card('curvesText')}>
      <SimpleGrid cols={{ base: 1, md: Math.max(1, charts.length) }} spacing="lg">
        {charts.map((kind) => {
          const label = t(`curve.${kind}`);
          return (
            <div key={kind}>
              <ChartFrame
                title={label}
                file={`learning-curve-${kind}`}
                height={EPOCH_HEIGHT}
                legend={[{ label, colour: seriesStyle(0).colour }]}
                columns={[
                  { label: t('epoch'), isNumber: true },
                  { label, isNumber: true, digits: 4 },
                ]}
                rows={curve[kind].map((value, at) => [at + 1, value])}
              >
                <EpochChart
                  series={[{ label, style: seriesStyle(0), values: curve[kind] }]}
                  epoch={t('epoch')}
                  unit={t(`curveUnit.${kind}`)}
                />
              </ChartFrame>
            </div>
          );
        })}
      </SimpleGrid>
    </Panel>
  );
}
