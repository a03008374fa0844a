import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { compute } from '@/lib/jobs/compute';
import { type ModelComparison } from '@/lib/ml/comparison/compare-models';
import {
  type ComparedMetric,
  type ComparedRun,
  type Comparison,
  type ComparisonInput,
  type GroupResult,
  type PairedResult,
} from '@/lib/schemas/comparison';
import { beyondMetrics, comparedMetrics } from '@/lib/schemas/comparison-kinds';
import { type Context } from '@/lib/schemas/context';
import { type ModelRunView } from '@/lib/schemas/model';
import { segmentGroups, segmentsState } from '@/lib/services/segments/segment-groups';
import { byMetric } from './by-metric';
import { type ComparableRun, comparableRuns } from './comparable-runs';
import { runDetails, type RunDetails } from './run-details';

/** Comparisons in memory, as of ten sets of runs by every metric: what was judged never changes, segments seldom, and pages ask again. */
const KEPT = 60;

const process_ = globalThis as typeof globalThis & {
  kindredComparisons?: Map<string, Promise<ModelComparison>>;
};

/**
 * Metrics that have to be resampled: the one that was asked for. Where runs judged different customers all of them, because a run's
 * own intervals are then of other customers.
 */
function resampled(runs: readonly ComparableRun[], metric: ComparedMetric): readonly ComparedMetric[] {
  const [first] = runs;
  const isSame = runs.every(({ judged }) => isDeepStrictEqual(judged.customerIds, first?.judged.customerIds));
  return isSame ? [metric] : comparedMetrics;
}

function computed(
  runs: readonly ComparableRun[],
  groupsOf: () => Promise<RunDetails['groups']>,
  metric: ComparedMetric,
  state: string,
): Promise<ModelComparison> {
  const key = [...runs.map(({ run }) => run.id), metric, state].join();
  const kept = (process_.kindredComparisons ??= new Map<string, Promise<ModelComparison>>());
  const start = async () => {
    const metrics = resampled(runs, metric);
    const models = runs.map(({ judged: { customerIds, values } }) => ({
      rows: customerIds,
      values: Object.fromEntries(metrics.map((id) => [id, values[id] ?? new Float32Array()])),
    }));
    return compute('compare', {
      models,
      groups: await groupsOf(),
      metric,
      seed: runs[0]?.run.protocol.seed ?? 0,
    });
  };
  const comparison = kept.get(key) ?? start();
  kept.delete(key);
  kept.set(key, comparison);
  comparison.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  return comparison;
}

const beyondOf = ({ metrics }: ModelRunView): Record<string, number> =>
  Object.fromEntries(
    Object.entries(metrics ?? {}).filter(([id]) => beyondMetrics.some((name) => id.startsWith(`${name}@`))),
  );

/** Runs over the customers that all of them judged; the first is the one the others are compared with. */
export async function compareRuns(
  context: Context,
  { runs: runIds, metric }: ComparisonInput,
): Promise<Comparison> {
  const { comparable, leftOut } = await comparableRuns(context, runIds);
  const details = await Promise.all(comparable.map(({ run, judged }) => runDetails(run.id, judged)));
  const judged = comparable[0]?.judged.customerIds ?? new Int32Array();
  const groupsOf = async () => [...(details[0]?.groups ?? []), ...(await segmentGroups(context, judged))];
  const { customers, intervals, pairs, groups } = await computed(
    comparable,
    groupsOf,
    metric,
    await segmentsState(context),
  );
  const ids = comparable.map(({ run }) => run.id);
  const idOf = (model: number) => ids[model] ?? '';
  const byRun = <T>(values: readonly T[]) => Object.fromEntries(values.map((value, at) => [idOf(at), value]));
  const k = comparable[0]?.judged.k ?? 0;
  const none = { mean: 0, low: 0, high: 0 };
  return {
    metric,
    k,
    customers,
    leftOut,
    runs: comparable.map(({ run }, at): ComparedRun => ({
      run,
      intervals: byMetric((id) => intervals[at]?.[id] ?? run.intervals[`${id}@${k}`] ?? none),
      beyond: beyondOf(run),
      curve: details[at]?.curve ?? null,
    })),
    pairs: pairs.map(({ model, against, ...result }): PairedResult => ({
      ...result,
      runId: idOf(model),
      againstId: idOf(against),
    })),
    groups: groups.map((group): GroupResult => ({
      ...group,
      values: byRun(group.values),
      against: byRun(group.against),
    })),
  };
}
