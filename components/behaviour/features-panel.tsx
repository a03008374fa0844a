'use client';
import { NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'next-intl';
import { ChartFrame } from '@/components/charts/chart-frame';
import { CURVE_HEIGHT, CurveChart } from '@/components/charts/curve-chart';
import { IntervalBars } from '@/components/charts/interval-bars';
import { Panel } from '@/components/ui/panel';
import { Term } from '@/components/ui/term';
import { textParam, useUrlState } from '@/components/ui/url-state';
import { type BehaviourReport } from '@/lib/schemas/behaviour';
import { useBehaviourWords } from './use-behaviour-words';

const urlState = { feature: textParam() };
const SHOWN = 10;

/** What the model looks at, and how the probability changes with it. */
export function FeaturesPanel({ report, days }: { report: BehaviourReport; days: number }) {
  const t = useTranslations('behaviour');
  const format = useFormatter();
  const { featureName } = useBehaviourWords(days);
  const [{ feature }, setState] = useUrlState(urlState);
  const ranked = [...report.importance].sort((a, b) => b.mean - a.mean);
  const used = ranked.filter(({ mean }) => mean > 0).slice(0, SHOWN);
  const chosen = report.dependence.find((each) => each.feature === (feature || ranked[0]?.feature));
  const points = chosen?.points ?? [];
  const isNumber = points.every(({ value }) => typeof value === 'number');
  const numbers = points.flatMap(({ value, probability }) =>
    typeof value === 'number' ? [{ x: value, y: probability }] : [],
  );
  const highest = Math.max(...points.map(({ probability }) => probability), report.judged.baseRate);
  const [low, high] = [Math.min(...numbers.map(({ x }) => x)), Math.max(...numbers.map(({ x }) => x))];
  const chosenName = chosen ? featureName(chosen.feature) : '';
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Panel
        title={<Term term="permutationImportance">{t('importanceTitle')}</Term>}
        text={t('importanceText')}
      >
        {used.length === 0 ? (
          <Text size="sm">{t('noImportance')}</Text>
        ) : (
          <ChartFrame
            title={t('importanceTitle')}
            file="importance"
            height={64 + 38 * used.length}
            columns={[
              { label: t('featureLabel') },
              { label: t('importance'), isNumber: true, digits: 5 },
              { label: t('standardError'), isNumber: true, digits: 5 },
            ]}
            rows={ranked.map((each) => [featureName(each.feature), each.mean, each.standardError])}
          >
            <IntervalBars
              unit={t('importance')}
              bars={used.map(({ feature: name, mean, standardError }) => ({
                label: featureName(name),
                fill: '#4c6ef5',
                mean,
                low: Math.max(0, mean - 2 * standardError),
                high: mean + 2 * standardError,
              }))}
            />
          </ChartFrame>
        )}
      </Panel>
      <Panel title={<Term term="partialDependence">{t('dependenceTitle')}</Term>} text={t('dependenceText')}>
        <NativeSelect
          mb="sm"
          label={t('featureLabel')}
          value={chosen?.feature ?? ''}
          data={ranked.map(({ feature: name }) => ({ value: name, label: featureName(name) }))}
          onChange={({ currentTarget }) => setState({ feature: currentTarget.value })}
        />
        <ChartFrame
          title={t('dependenceChart', { feature: chosenName })}
          file="partial-dependence"
          height={CURVE_HEIGHT}
          columns={[
            { label: chosenName, isNumber },
            { label: t('probability'), isNumber: true },
          ]}
          rows={points.map(({ value, probability }) => [value, probability])}
        >
          {isNumber ? (
            <CurveChart
              points={numbers}
              x={chosenName}
              y={t('probability')}
              hasMarks
              level={report.judged.baseRate}
              domain={[low < 0.1 * high && low >= 0 ? 0 : low, high]}
              range={[0, Math.min(1, Number((highest * 1.15).toPrecision(2)))]}
            />
          ) : (
            <IntervalBars
              unit={t('probability')}
              bars={[...points]
                .sort((a, b) => b.probability - a.probability)
                .map(({ value, probability }) => ({
                  label: typeof value === 'string' ? value : format.number(value),
                  fill: '#4c6ef5',
                  mean: probability,
                  low: probability,
                  high: probability,
                }))}
            />
          )}
        </ChartFrame>
      </Panel>
    </SimpleGrid>
  );
}
