import type { Csr } from './csr';
import { historyOf } from './history';
import type { Scorer, TrainingData } from './recommender';
import { Refusal } from './refusal';

/** How far predicted ratings are from held-out ones. */
export interface RatingEvaluation {
  /** Over all held-out ratings: `rmse` = √mean (r̂ − r)², `mae` = mean |r̂ − r|; 0 where there is none. */
  readonly metrics: Readonly<Record<'rmse' | 'mae', number>>;
  readonly judgedRatings: number;
  readonly judgedCustomers: number;
  readonly judged: {
    /** Customers with held-out ratings, ascending. */
    readonly rows: Int32Array;
    /** Held-out ratings of each. */
    readonly counts: Int32Array;
    /**
     * The same metrics inside each judged customer, for paired tests. Customers weigh alike in their mean, ratings in `metrics`:
     * the two differ.
     */
    readonly values: Readonly<Record<'rmse' | 'mae', Float32Array>>;
  };
}

/** @throws Refusal where there are no ratings to learn from, or none held out */
export function checkRatings(train: Csr, test: Csr): void {
  if (train.indices.length === 0 || test.indices.length === 0)
    throw new Refusal(
      `There are no ratings ${train.indices.length === 0 ? 'to learn from' : 'in the held-out part'}: choose another split, or add ratings.`,
      'not-enough-data',
    );
}

/**
 * Judges predicted ratings against held-out ones. Every held-out rating counts, also of items and customers that train does not
 * know: what is predicted for them is part of the model.
 * @param scorer fitted on `train`
 * @param train ratings, customers × items
 * @param test held-out ratings, same shape
 * @param progress 0..1, may throw to cancel
 * @throws Refusal when the scorer predicts no ratings
 */
export function evaluateRatings(
  scorer: Pick<Scorer, 'predictRating'>,
  train: TrainingData,
  test: Csr,
  progress: (fraction: number) => void = () => {},
): RatingEvaluation {
  if (!scorer.predictRating)
    throw new Refusal(
      'This algorithm ranks items and predicts no ratings: choose one that does, such as svd.',
    );
  const countOf = (row: number) => test.indptr[row + 1]! - test.indptr[row]!;
  const rows = Int32Array.from({ length: test.rows }, (_, row) => row).filter((row) => countOf(row) > 0);
  const counts = rows.map(countOf);
  const values = { rmse: new Float32Array(rows.length), mae: new Float32Array(rows.length) };
  let [squares, sizes] = [0, 0];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const history = historyOf(train, row);
    let [square, size] = [0, 0];
    for (let held = test.indptr[row]!; held < test.indptr[row + 1]!; held++) {
      const error = scorer.predictRating(history, test.indices[held]!) - test.data[held]!;
      square += error * error;
      size += Math.abs(error);
    }
    values.rmse[at] = Math.sqrt(square / counts[at]!);
    values.mae[at] = size / counts[at]!;
    squares += square;
    sizes += size;
    if (at % 100 === 99) progress(at / rows.length);
  }
  progress(1);
  const judgedRatings = test.indices.length;
  const mean = (sum: number) => (judgedRatings === 0 ? 0 : sum / judgedRatings);
  return {
    metrics: { rmse: Math.sqrt(mean(squares)), mae: mean(sizes) },
    judgedRatings,
    judgedCustomers: rows.length,
    judged: { rows, counts, values },
  };
}
