import { withTeam } from '@/lib/jobs/kernel-team';
import { crossValidate } from '@/lib/ml/cross-validate';
import { type Csr } from '@/lib/ml/csr';
import { checkJudgeable, evaluate, type Evaluation, judgeableRows } from '@/lib/ml/evaluate';
import { evaluateRatings, type RatingEvaluation } from '@/lib/ml/evaluate-ratings';
import { type EventLog, type Feedback } from '@/lib/ml/interactions';
import { joinRatings } from '@/lib/ml/join-ratings';
import type { Catalogue, Scorer, State, TrainingData } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type HeldOut, splitLog, targetOf } from '@/lib/ml/split-matrices';
import { DEFAULT_FOLDS, type SplitOptions } from '@/lib/ml/splits';

/** Everything that a judgement depends on beside the algorithm: two algorithms under the same one can be compared. */
export interface JudgeProtocol {
  readonly log: EventLog;
  /** Undefined where nothing is known of the items. */
  readonly catalogue: Catalogue | undefined;
  readonly feedback: Feedback;
  readonly split: Omit<SplitOptions, 'seed'>;
  readonly k: number;
  readonly seed: number;
}

/** The log, split once for every algorithm that is judged on it. */
export interface JudgeSplit {
  readonly protocol: JudgeProtocol;
  /** 1, but for cross-validation. */
  readonly folds: number;
  readonly partOf: (fold: number) => HeldOut;
  /** Sizes of the first part. */
  readonly trainInteractions: number;
  readonly testInteractions: number;
}

/** @throws Refusal where nobody can be judged */
export function openSplit(protocol: JudgeProtocol): JudgeSplit {
  const { log, feedback, split, seed, catalogue } = protocol;
  const folds = split.kind === 'k-fold' ? (split.folds ?? DEFAULT_FOLDS) : 1;
  const cut = (fold: number) => splitLog(log, feedback, { ...split, fold, seed }, catalogue);
  const first = cut(0);
  checkJudgeable(first.train, first.test);
  return {
    protocol,
    folds,
    // The other parts are cut anew each time: five matrices of a large shop would not fit beside a model.
    partOf: (fold) => (fold === 0 ? first : cut(fold)),
    trainInteractions: first.train.indices.length,
    testInteractions: first.test.indices.length,
  };
}

/** Loss and validation metric by epoch. */
export interface LearningCurve {
  readonly loss: readonly number[];
  readonly validation: readonly number[];
}

/** What algorithms that learn in epochs keep in their state; null for the others. */
function curveOf({ lossCurve, validationCurve }: State): LearningCurve | null {
  const numbers = (value: State[string] | undefined) =>
    typeof value === 'object' ? Array.from(value, Number) : [];
  const loss = numbers(lossCurve);
  return loss.length === 0 ? null : { loss, validation: numbers(validationCurve) };
}

/** What each judged customer had in train and what was held out, parallel to the judged rows. */
export interface HeldItems {
  readonly historySizes: Int32Array;
  /** customers + 1 offsets into `items`. */
  readonly offsets: Int32Array;
  readonly items: Int32Array;
}

/** Notes what was held out of each customer who can be judged; under cross-validation the last part stays, as its lists do. */
class HeldNotes {
  readonly #of = new Map<number, { size: number; items: Int32Array }>();

  add({ train, test }: HeldOut): void {
    for (const row of judgeableRows(train, test))
      this.#of.set(row, {
        size: train.indptr[row + 1]! - train.indptr[row]!,
        items: test.indices.slice(test.indptr[row], test.indptr[row + 1]),
      });
  }

  take(rows: Int32Array): HeldItems {
    const notes = Array.from(rows, (row) => this.#of.get(row)!);
    const offsets = new Int32Array(rows.length + 1);
    notes.forEach(({ items }, at) => (offsets[at + 1] = offsets[at]! + items.length));
    const items = new Int32Array(offsets[rows.length]!);
    notes.forEach((note, at) => items.set(note.items, offsets[at]));
    return { offsets, items, historySizes: Int32Array.from(notes, ({ size }) => size) };
  }
}

export interface Judged extends Evaluation {
  readonly held: HeldItems;
  readonly curve: LearningCurve | null;
  /** Seconds of one fit, and of judging one part. */
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
}

/**
 * Fits an algorithm on what is not held out and judges it on the rest: once, or once a part. What predicts ratings is judged by
 * `rmse` and `mae` too, where it learns from ratings.
 * @param report 0..1 and the stage; throws when the task was cancelled
 */
export async function judge(
  { protocol, folds, partOf }: JudgeSplit,
  algorithm: string,
  params: unknown,
  report: (progress: number, stage: string) => void,
): Promise<Judged> {
  const recommender = recommenderOf(algorithm);
  const target = targetOf(protocol.split.kind);
  const notes = new HeldNotes();
  const ratings: RatingEvaluation[] = [];
  let heldRatings: Csr | undefined;
  let curve: LearningCurve | null = null;
  let fitting = 0;
  const started = performance.now();
  const split = (fold: number): HeldOut => {
    const part = partOf(fold);
    notes.add(part);
    heldRatings = part.ratings;
    return part;
  };
  const fit = async (train: TrainingData, progress: (part: number) => void): Promise<Scorer> => {
    const from = performance.now();
    const state = await withTeam(recommender, train, params, (team) =>
      recommender.fit(train, params, { seed: protocol.seed, target, progress, team }),
    );
    fitting += performance.now() - from;
    curve ??= curveOf(state);
    const scorer = recommender.open(state);
    // Only what learns from ratings and tells them can be judged by how far it errs.
    if (scorer.predictRating && heldRatings && heldRatings.indices.length > 0)
      ratings.push(evaluateRatings(scorer, train, heldRatings));
    return scorer;
  };
  let evaluation: Evaluation;
  if (folds > 1)
    evaluation = await crossValidate(folds, split, fit, protocol.k, (part) => report(part, 'judging'));
  else {
    const { train, test } = split(0);
    const scorer = await fit(train, (part) => report(0.7 * part, 'fitting'));
    evaluation = evaluate(scorer, train, test, protocol.k, (part) => report(0.7 + 0.3 * part, 'judging'));
  }
  const all = performance.now() - started;
  return {
    ...evaluation,
    metrics: { ...evaluation.metrics, ...(ratings.length > 0 && joinRatings(ratings).metrics) },
    curve,
    held: notes.take(evaluation.judged.rows),
    fitSeconds: fitting / folds / 1000,
    scoreSeconds: (all - fitting) / folds / 1000,
  };
}
