'use client';
import { Menu } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { saveBlob, saveText } from '@/components/ui/save-file';
import { csvText } from '@/lib/exports/csv';
import { latexTable } from '@/lib/exports/latex';
import { type Comparison } from '@/lib/schemas/comparison';
import { beyondMetrics, comparedMetrics } from '@/lib/schemas/comparison-kinds';
import { metricOf } from '@/components/models/metric-names';
import { paramsText } from '@/components/models/params-text';
import { useCompared } from './compared-context';

/** The whole comparison as a file: a spreadsheet, everything as data, or a table for a paper. */
export default function ExportMenu({ comparison, target }: { comparison: Comparison; target: ReactNode }) {
  const t = useTranslations('compare');
  const models = useTranslations('models');
  const { labelOf } = useCompared();
  const { runs, k, customers } = comparison;
  const protocol = runs[0]?.run.protocol;
  const saveCsv = () =>
    saveText(
      'comparison.csv',
      csvText(
        [
          'run',
          'algorithm',
          'parameters',
          'split',
          'seed',
          'k',
          'data hash',
          'customers',
          ...comparedMetrics.flatMap((id) => [id, `${id} low`, `${id} high`]),
          ...beyondMetrics,
          'fit seconds',
        ],
        runs.map(({ run, intervals, beyond }) => [
          run.id,
          run.algorithm,
          paramsText(run.params),
          run.protocol.split.kind,
          run.protocol.seed,
          run.protocol.k,
          run.protocol.dataHash,
          customers,
          ...comparedMetrics.flatMap((id) => [intervals[id].mean, intervals[id].low, intervals[id].high]),
          ...beyondMetrics.map((id) => metricOf(beyond, id)),
          run.fitSeconds,
        ]),
      ),
    );
  const saveJson = () =>
    saveBlob(
      'comparison.json',
      new Blob([JSON.stringify({ address: window.location.href, ...comparison }, null, 2)], {
        type: 'application/json',
      }),
    );
  const saveLatex = () => {
    const best = Object.fromEntries(
      comparedMetrics.map((id) => [id, Math.max(...runs.map(({ intervals }) => intervals[id].mean))]),
    );
    const text = latexTable({
      caption: protocol
        ? t('latexCaption', {
            k,
            customers,
            split: models(`splitName.${protocol.split.kind}`),
            seed: protocol.seed,
            hash: protocol.dataHash.slice(0, 12),
          })
        : '',
      label: 'tab:comparison',
      header: [t('run'), ...comparedMetrics.map((id) => `${t(`metricName.${id}`)}@${k}`)],
      rows: runs.map(({ run, intervals }) => [
        labelOf(run.id),
        ...comparedMetrics.map((id) => ({ ...intervals[id], isBest: intervals[id].mean === best[id] })),
      ]),
      digits: 3,
    });
    saveBlob('comparison.tex', new Blob([text], { type: 'application/x-tex;charset=utf-8' }));
  };
  return (
    <Menu position="bottom-end" withinPortal defaultOpened>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={saveCsv}>{t('exportCsv')}</Menu.Item>
        <Menu.Item onClick={saveJson}>{t('exportJson')}</Menu.Item>
        <Menu.Item onClick={saveLatex}>{t('exportLatex')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
