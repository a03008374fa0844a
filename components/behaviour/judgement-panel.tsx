'use client';
import { SimpleGrid } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { CURVE_HEIGHT, CurveChart, type CurvePoint } from '@/components/charts/curve-chart';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { type BehaviourReport } from '@/lib/schemas/behaviour';

/** How well the model ranks and how right its probabilities are, on customers and a window that it has not seen. */
export function JudgementPanel({ report: { judged } }: { report: BehaviourReport }) {
  const t = useTranslations('behaviour');
  const negatives = judged.rows - judged.positives;
  const roc: CurvePoint[] = [
    { x: 0, y: 0 },
    ...judged.points.map((point) => ({
      x: point.falsePositives / negatives,
      y: point.truePositives / judged.positives,
    })),
  ];
  const precision = judged.points.map(({ truePositives, falsePositives }) => ({
    x: truePositives / judged.positives,
    y: truePositives / (truePositives + falsePositives),
  }));
  const calibration: CurvePoint[] = judged.calibration.map(({ predicted: x, observed: y, low, high }) => ({
    ...{ x, y, low, high },
  }));
  const plain = { more: [], details: [] };
  const charts = [
    {
      id: 'roc',
      term: 'rocAuc',
      points: roc,
      x: t('falsePositiveRate'),
      y: t('truePositiveRate'),
      ...plain,
      props: { diagonal: true },
    },
    {
      id: 'precision-recall',
      term: 'prAuc',
      points: precision,
      x: t('recall'),
      y: t('precision'),
      ...plain,
      props: { level: judged.baseRate, colour: '#d9480f' },
    },
    {
      id: 'calibration',
      term: 'probabilityCalibration',
      points: calibration,
      x: t('predictedShare'),
      y: t('observedShare'),
      more: [t('low'), t('high'), t('customers')],
      details: judged.calibration.map(({ low, high, count }) => [low, high, count]),
      props: { diagonal: true, hasMarks: true, colour: '#0a9a6f' },
    },
  ] as const;
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }}>
      {charts.map(({ id, term, points, x, y, more, details, props }) => (
        <Panel
          key={id}
          title={<Term term={term}>{t(`chart.${id}`)}</Term>}
          text={t(`chartText.${id}`)}
          data-testid={id}
        >
          <ChartFrame
            title={t(`chart.${id}`)}
            file={id}
            height={CURVE_HEIGHT}
            columns={[x, y, ...more].map((label) => ({ label, isNumber: true }))}
            rows={points.map((point, at) => [point.x, point.y, ...(details[at] ?? [])])}
          >
            <CurveChart points={points} x={x} y={y} {...props} />
          </ChartFrame>
        </Panel>
      ))}
    </SimpleGrid>
  );
}
