import { evaluate } from '@/lib/ml/evaluate';
import { entriesOf, type EventLog, type Feedback, matrixOf } from '@/lib/ml/interactions';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type State } from '@/lib/ml/recommender';
import { splitEntries, type SplitOptions } from '@/lib/ml/splits';
import { type TaskRun } from './task-run';

export interface TrainInput {
  readonly log: EventLog;
  readonly algorithm: string;
  readonly params: unknown;
  readonly feedback: Feedback;
  readonly split: Omit<SplitOptions, 'seed'>;
  readonly k: number;
  readonly seed: number;
}

export interface TrainOutput {
  readonly state: State;
  /** Customers per item in all the data. */
  readonly popularity: Float32Array;
  readonly metrics: Readonly<Record<string, number>>;
  readonly judgedCustomers: number;
  readonly trainInteractions: number;
  readonly testInteractions: number;
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
}

const secondsSince = (start: number) => (performance.now() - start) / 1000;

/** Judges an algorithm on held-out entries, then fits it on everything. */
export async function trainTask(
  { log, algorithm, params, feedback, split, k, seed }: TrainInput,
  { report }: TaskRun,
): Promise<TrainOutput> {
  const recommender = recommenderOf(algorithm);
  report(0, 'reading');
  const entries = entriesOf(log, feedback);
  if (entries.customerOf.length === 0)
    throw new RangeError(
      'There are no interactions of this kind to learn from: choose another feedback, or import data first.',
    );
  const held = splitEntries(entries, { ...split, seed });
  const [train, test] = [matrixOf(entries, held, 0), matrixOf(entries, held, 1)];
  const started = performance.now();
  const judged = recommender.open(
    await recommender.fit(train, params, { seed, progress: (part) => report(0.4 * part, 'fitting') }),
  );
  const fitSeconds = secondsSince(started);
  const scoring = performance.now();
  const { metrics, judgedCustomers } = evaluate(judged, train, test, k, (part) =>
    report(0.4 + 0.2 * part, 'judging'),
  );
  const scoreSeconds = secondsSince(scoring);
  const all = matrixOf(entries);
  const state = await recommender.fit(all, params, {
    seed,
    progress: (part) => report(0.6 + 0.35 * part, 'refitting'),
  });
  const popularity = new Float32Array(log.items);
  for (const item of all.indices) popularity[item]! += 1;
  return {
    state,
    popularity,
    metrics,
    judgedCustomers,
    trainInteractions: train.indices.length,
    testInteractions: test.indices.length,
    fitSeconds,
    scoreSeconds,
  };
}
