import { type Csr } from './csr';
import { historyOf } from './history';
import { openScoreBoard } from './kernels/score-board';
import { beyondAccuracy } from './metrics/beyond-accuracy';
import { rankingMetrics } from './metrics/ranking';
import type { Scorer, TrainingData } from './recommender';
import { Refusal } from './refusal';

export { historyOf } from './history';

/** What every judged customer was recommended, and how well: the stuff of comparisons between models. */
export interface JudgedCustomers {
  readonly k: number;
  /** Rows of the judged customers, ascending: those with an entry both in train and in test. */
  readonly rows: Int32Array;
  /** Recommended items, k places a customer, best first; -1 where there were fewer. */
  readonly lists: Int32Array;
  /** Ranking metric id → one value a judged customer. */
  readonly values: Readonly<Record<string, Float32Array>>;
}

export interface Evaluation {
  /** Metric id with its K ('ndcg@10') → mean over the judged customers; those beyond accuracy are of all lists together. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Customers with at least one test entry, and at least one train entry. */
  readonly judgedCustomers: number;
  readonly judged: JudgedCustomers;
}

/** Items without any entry: nobody can learn about them from interactions. */
export function unknownItems({ indices, cols }: Csr): Uint8Array {
  const unknown = new Uint8Array(cols).fill(1);
  for (const item of indices) unknown[item] = 0;
  return unknown;
}

/** Customers who can be judged: with an entry both in train and in test. */
export function judgeableRows(train: Csr, test: Csr): Int32Array {
  const size = ({ indptr }: Csr, row: number) => indptr[row + 1]! - indptr[row]!;
  return Int32Array.from({ length: train.rows }, (_, row) => row).filter(
    (row) => size(train, row) > 0 && size(test, row) > 0,
  );
}

/** @throws Refusal where nothing is left to learn from, or nobody to judge: figures of nobody would look like a model that fails */
export function checkJudgeable(train: Csr, test: Csr): void {
  if (train.indices.length === 0)
    throw new Refusal(
      'Nothing is left to learn from beside the held-out part: choose another feedback or a smaller held-out part, or add data.',
      'not-enough-data',
    );
  if (judgeableRows(train, test).length === 0)
    throw new Refusal(
      'Nobody can be judged, because no customer has interactions both to learn from and in the held-out part: choose another split, or add data.',
      'not-enough-data',
    );
}

/**
 * Judges a fitted scorer: for each customer with test entries, all items that someone has in train and the customer has not
 * are ranked (no sampled candidates), ties by item index, and the top K compared with the customer's test items.
 * @param train what the scorer was fitted on, customers × items
 * @param test held-out entries, same shape
 * @param progress 0..1, may throw to cancel
 */
export function evaluate(
  scorer: Scorer,
  train: TrainingData,
  test: Csr,
  k: number,
  progress: (fraction: number) => void = () => {},
): Evaluation {
  const rows = judgeableRows(train, test);
  const unknown = unknownItems(train);
  const board = openScoreBoard(train.cols);
  const { scores, skip } = board;
  skip.set(unknown);
  const lists = new Int32Array(rows.length * k).fill(-1);
  const values = Object.fromEntries(rankingMetrics.map(({ id }) => [id, new Float32Array(rows.length)]));
  rows.forEach((row, at) => {
    const history = historyOf(train, row);
    scorer.score(history, scores);
    for (const item of history.items) skip[item] = 1;
    const ranked = board.top(k).map(({ item }) => item);
    for (const item of history.items) skip[item] = unknown[item]!;
    lists.set(ranked, at * k);
    const relevant = new Set(test.indices.subarray(test.indptr[row], test.indptr[row + 1]));
    for (const metric of rankingMetrics) values[metric.id]![at] = metric.of({ ranked, relevant, k });
    if (at % 100 === 99) progress(at / rows.length);
  });
  progress(1);
  const judged: JudgedCustomers = { k, rows, lists, values };
  return {
    metrics: { ...meansOf(judged), ...beyondAccuracy(judged, train, test) },
    judgedCustomers: rows.length,
    judged,
  };
}

/** Mean of each ranking metric; 0 where nobody was judged. */
export function meansOf({ k, rows, values }: JudgedCustomers): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).map(([id, each]) => [
      `${id}@${k}`,
      rows.length === 0 ? 0 : each.reduce((sum, value) => sum + value, 0) / rows.length,
    ]),
  );
}
