'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode } from 'react';
import { metricOf } from '@/components/models/metric-names';
import { Term } from '@/components/ui/term';
import { allParams } from '@/lib/charts/run-labels';
import { type ModelRunView } from '@/lib/schemas/model';
import { allMetrics, termOf } from './metrics';
import { ProtocolNumber } from './protocol-number';

export const columnGroups = ['metrics', 'protocol', 'run', 'params'] as const;

/** One column of the runs table. */
export interface RunColumn {
  readonly id: string;
  /** `name` is the first column, which is always there. */
  readonly group: (typeof columnGroups)[number] | 'name';
  readonly label: string;
  readonly head: ReactNode;
  readonly isNumber: boolean;
  /** What it is sorted and saved by. */
  readonly value: (run: ModelRunView) => number | string | null;
  readonly cell: (run: ModelRunView) => ReactNode;
}

const PARAM = 'param.';

/** The first column, and every other that the runs can have. Parameters are called `param.` and their name. */
export function useRunColumns(runs: readonly ModelRunView[]): {
  readonly nameColumn: RunColumn;
  readonly columns: readonly RunColumn[];
} {
  const t = useTranslations('compare');
  const models = useTranslations('models');
  const format = useFormatter();
  const number = (value: number, digits = 4) =>
    format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const plain = (
    id: string,
    group: RunColumn['group'],
    label: string,
    value: RunColumn['value'],
    text: (run: ModelRunView) => ReactNode = (run) => value(run) ?? '–',
    isNumber = true,
  ): RunColumn => ({ id, group, label, head: label, isNumber, value, cell: text });
  const metrics = allMetrics.map((id): RunColumn => {
    const value = (run: ModelRunView) => metricOf(run.metrics, id);
    return {
      id,
      group: 'metrics',
      label: t(`metricName.${id}`),
      head: <Term term={termOf(id)}>{t(`metricName.${id}`)}</Term>,
      isNumber: true,
      value,
      cell: (run) => {
        const shown = value(run);
        return shown === null ? '–' : <ProtocolNumber runId={run.id}>{number(shown)}</ProtocolNumber>;
      },
    };
  });
  const split = (run: ModelRunView) => models(`splitName.${run.protocol.split.kind}`);
  const feedback = (run: ModelRunView) => models(`feedbackName.${run.protocol.feedback}`);
  const when = (run: ModelRunView) => (
    <time dateTime={run.createdAt} style={{ whiteSpace: 'nowrap' }}>
      {format.dateTime(new Date(run.createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  );
  const seconds = (value: number | null) =>
    value === null ? '–' : models('seconds', { value: format.number(value, { maximumFractionDigits: 1 }) });
  const megabytes = (bytes: number) =>
    format.number(bytes / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const name = (run: ModelRunView) => models(`algorithmName.${run.algorithm}`);
  const nameColumn = plain('algorithm', 'name', models('algorithm'), name, name, false);
  const columns = [
    ...metrics,
    plain('split', 'protocol', models('split'), split, split, false),
    plain('seed', 'protocol', models('seed'), (run) => run.protocol.seed),
    plain('k', 'protocol', 'K', (run) => run.protocol.k),
    plain('feedback', 'protocol', models('feedback'), feedback, feedback, false),
    plain(
      'judged',
      'protocol',
      models('judgedCustomers'),
      (run) => run.protocol.judgedCustomers,
      (run) => format.number(run.protocol.judgedCustomers),
    ),
    plain(
      'train',
      'protocol',
      models('trainInteractions'),
      (run) => run.protocol.trainInteractions,
      (run) => format.number(run.protocol.trainInteractions),
    ),
    plain(
      'data',
      'protocol',
      models('dataHash'),
      (run) => run.protocol.dataHash,
      (run) => run.protocol.dataHash.slice(0, 8),
      false,
    ),
    plain('version', 'protocol', models('version'), (run) => run.protocol.version, undefined, false),
    plain(
      'fit',
      'run',
      models('fit'),
      (run) => run.fitSeconds,
      (run) => seconds(run.fitSeconds),
    ),
    plain(
      'score',
      'run',
      t('scoreTime'),
      (run) => run.scoreSeconds,
      (run) => seconds(run.scoreSeconds),
    ),
    plain(
      'bytes',
      'run',
      t('modelSize'),
      (run) => run.stateBytes,
      (run) => megabytes(run.stateBytes),
    ),
    plain('when', 'run', models('when'), (run) => run.createdAt, when, false),
    ...allParams(runs).map((name) =>
      plain(PARAM + name, 'params', name, (run) => {
        const value = run.params[name];
        return typeof value === 'boolean' ? String(value) : (value ?? null);
      }),
    ),
  ];
  return { nameColumn, columns };
}

export const paramColumn = (name: string): string => PARAM + name;

/** Runs by a column; those without a value come last, whichever way. */
export function sortRuns(
  runs: readonly ModelRunView[],
  column: RunColumn | undefined,
  direction: 'asc' | 'desc',
): ModelRunView[] {
  if (!column) return [...runs];
  const sign = direction === 'asc' ? 1 : -1;
  return [...runs].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return (
      sign * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y)))
    );
  });
}
