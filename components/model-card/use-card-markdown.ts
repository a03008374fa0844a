'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { metricOf } from '@/components/models/metric-names';
import { useProtocolRows } from '@/components/models/protocol-card';
import { useVerdictText } from '@/components/models/verdict';
import { markdownList, markdownTable, markdownText } from '@/lib/exports/markdown';
import { type Comparison } from '@/lib/schemas/comparison';
import { beyondMetrics, comparedMetrics } from '@/lib/schemas/comparison-kinds';
import { type AlgorithmInfo, type ModelRunView } from '@/lib/schemas/model';
import { useCardTexts } from './use-card-texts';
import { useFigures } from './use-figures';

/** The model card as Markdown, in the reader's language: everything that the page says. */
export function useCardMarkdown(
  run: ModelRunView,
  algorithm: AlgorithmInfo,
): (comparison?: Comparison) => string {
  const t = useTranslations('card');
  const models = useTranslations('models');
  const compare = useTranslations('compare');
  const format = useFormatter();
  const { figure, bounds } = useFigures();
  const { uses, limits } = useCardTexts(run, algorithm);
  const protocol = useProtocolRows(run);
  const verdict = useVerdictText();
  const { k } = run.protocol;
  return (comparison) => {
    const groups = comparison?.groups ?? [];
    const valueRows = [
      ...beyondMetrics.map((id) => [compare(`metricName.${id}`), metricOf(run.metrics, id)] as const),
      ...(['rmse', 'mae'] as const).map((id) => [id.toUpperCase(), metricOf(run.metrics, id)] as const),
    ].flatMap(([name, value]) => (value === null ? [] : [[name, figure(value)]]));
    const section = (title: string, ...parts: readonly string[]) => [`## ${markdownText(title)}`, ...parts];
    return [
      `# ${markdownText(t('cardOf', { name: models(`algorithmName.${run.algorithm}`) }))}`,
      ...section(
        t('about'),
        markdownText(models(`algorithmText.${run.algorithm}`)),
        markdownText(t('source', { source: algorithm.source })),
      ),
      ...section(
        t('verdicts'),
        run.verdicts.length > 0
          ? markdownList(run.verdicts.map((finding) => verdict(finding, finding.against)))
          : markdownText(t(run.algorithm === 'popularity' ? 'isBaseline' : 'noVerdicts')),
      ),
      ...section(t('uses'), markdownList(uses)),
      ...section(t('limits'), markdownList(limits)),
      ...section(
        t('metrics', { k }),
        markdownTable(
          [t('metric'), t('mean'), t('interval')],
          comparedMetrics.map((id) => {
            const mean = metricOf(run.metrics, id);
            const interval = run.intervals[`${id}@${k}`];
            return [
              `${compare(`metricName.${id}`)}@${k}`,
              mean === null ? '–' : figure(mean),
              interval ? bounds(interval) : '–',
            ];
          }),
        ),
      ),
      ...section(t('beyond'), markdownTable([t('metric'), t('value')], valueRows)),
      ...(comparison && groups.length > 0
        ? section(
            t('groups', { metric: compare(`metricName.${comparison.metric}`) }),
            markdownTable(
              [t('dimension'), t('group'), t('customers'), t('mean'), t('interval')],
              groups.map(({ dimension, group, customers, values }) => {
                const value = values[run.id] ?? null;
                return [
                  compare(`dimension.${dimension}`),
                  dimension !== 'category' && compare.has(`group.${group}`)
                    ? compare(`group.${group}`)
                    : group,
                  format.number(customers),
                  value ? figure(value.mean) : '–',
                  value ? bounds(value) : t('smallGroup'),
                ];
              }),
            ),
          )
        : []),
      ...section(
        t('data'),
        markdownTable(
          [t('metric'), t('value')],
          protocol.map(([name, value]) => [name, value]),
        ),
      ),
    ].join('\n\n');
  };
}
