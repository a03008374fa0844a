import { withTeam } from '@/lib/jobs/kernel-team';
import { type Interval, meanInterval, resampledMeans } from '@/lib/ml/comparison/bootstrap';
import { type CustomerGroups, groupCustomers } from '@/lib/ml/comparison/groups';
import { type Verdict, verdictsOf } from '@/lib/ml/comparison/verdict';
import { type JudgedCustomers } from '@/lib/ml/evaluate';
import { entriesOf, matrixOf } from '@/lib/ml/interactions';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type State } from '@/lib/ml/recommender';
import { targetOf } from '@/lib/ml/split-matrices';
import { saidError } from '@/lib/schemas/said-error';
import { checkValues } from './check-values';
import { type Judged, judge, type JudgeProtocol, openSplit } from './judge';
import { type TaskRun } from './task-run';

/** Values of a baseline by judged customer (rows ascending). */
export interface BaselineValues {
  readonly id: string;
  readonly rows: Int32Array;
  /** nDCG@K */
  readonly values: Float32Array;
}

export interface TrainInput extends JudgeProtocol {
  readonly algorithm: string;
  readonly params: unknown;
  /** Algorithms that are judged along, with their default parameters. */
  readonly baselines: readonly string[];
  /** Baselines that were judged on the same protocol before. */
  readonly known: readonly BaselineValues[];
}

export interface TrainOutput extends Pick<
  Judged,
  'metrics' | 'judged' | 'judgedCustomers' | 'held' | 'curve' | 'fitSeconds' | 'scoreSeconds'
> {
  readonly state: State;
  /** Customers per item in all the data. */
  readonly popularity: Float32Array;
  /** Metric id with K → mean with its 95 % interval. */
  readonly intervals: Readonly<Record<string, Interval>>;
  readonly groups: readonly CustomerGroups[];
  readonly baselines: readonly BaselineValues[];
  readonly verdicts: readonly Verdict[];
  readonly trainInteractions: number;
  readonly testInteractions: number;
}

/** Metric that verdicts rest on. */
const DECIDING = 'ndcg';

const valuesOf = (id: string, { rows, values }: JudgedCustomers): BaselineValues => ({
  id,
  rows,
  values: values[DECIDING]!,
});

function intervalsOf({ k, values }: JudgedCustomers, seed: number): Record<string, Interval> {
  const ids = Object.keys(values);
  const series = ids.map((id) => values[id]!);
  const draws = resampledMeans(series, seed);
  return Object.fromEntries(ids.map((id, at) => [`${id}@${k}`, meanInterval(series[at]!, draws[at]!)]));
}

/** Judges an algorithm and its baselines on held-out entries, then fits it on everything. */
export async function trainTask(
  { algorithm, params, baselines, known, ...protocol }: TrainInput,
  { report }: TaskRun,
): Promise<TrainOutput> {
  const { log, catalogue, feedback, seed, split } = protocol;
  const recommender = recommenderOf(algorithm);
  report(0, 'reading');
  const all = matrixOf(entriesOf(log, feedback), undefined, 1, catalogue);
  if (all.indices.length === 0) throw saidError('not-enough-data', 'noFeedback');
  checkValues(recommender, params, all.data);
  const cut = openSplit(protocol);
  const judged = await judge(cut, algorithm, params, (part, stage) => report(0.45 * part, stage));
  const along: BaselineValues[] = [...known];
  for (const [at, id] of baselines.entries()) {
    const within = (part: number) => report(0.45 + (0.2 * (at + part)) / baselines.length, 'baselines');
    along.push(valuesOf(id, (await judge(cut, id, {}, within)).judged));
  }
  report(0.65, 'judging');
  const { train, test } = cut.partOf(0);
  const { rows } = judged.judged;
  // Every entry is held out once by a cross-validation.
  const groups = cut.folds > 1 ? groupCustomers(all, all, rows) : groupCustomers(train, test, rows);
  const verdicts = verdictsOf(valuesOf(algorithm, judged.judged), along, seed);
  const state = await withTeam(recommender, all, params, (team) =>
    recommender.fit(all, params, {
      seed,
      target: targetOf(split.kind),
      progress: (part) => report(0.67 + 0.28 * part, 'refitting'),
      team,
    }),
  );
  const popularity = new Float32Array(log.items);
  for (const item of all.indices) popularity[item]! += 1;
  return {
    ...judged,
    state,
    popularity,
    groups,
    verdicts,
    intervals: intervalsOf(judged.judged, seed),
    baselines: along,
    trainInteractions: cut.trainInteractions,
    testInteractions: cut.testInteractions,
  };
}
