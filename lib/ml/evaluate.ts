import { type Csr, transpose } from './csr';
import { rankingMetrics } from './metrics/ranking';
import { topItems } from './rank';
import type { History, Scorer } from './recommender';

export interface Evaluation {
  /** Metric id with its K ('ndcg@10') → mean over the judged customers; 'coverage@10': share of the catalogue recommended to anyone. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Customers with at least one test entry, and at least one train entry. */
  readonly judgedCustomers: number;
}

/** A row of a matrix as a history. */
export function historyOf(m: Csr, row: number): History {
  const from = m.indptr[row]!;
  const end = m.indptr[row + 1]!;
  return { items: m.indices.subarray(from, end), weights: m.data.subarray(from, end) };
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
  train: Csr,
  test: Csr,
  k: number,
  progress: (fraction: number) => void = () => {},
): Evaluation {
  const sums = rankingMetrics.map(() => 0);
  const scores = new Float32Array(train.cols);
  const recommended = new Uint8Array(train.cols);
  const byItem = transpose(train);
  const unknown = Uint8Array.from({ length: train.cols }, (_, item) =>
    byItem.indptr[item + 1] === byItem.indptr[item] ? 1 : 0,
  );
  const skip = unknown.slice();
  let judgedCustomers = 0;
  for (let customer = 0; customer < train.rows; customer++) {
    const held = historyOf(test, customer);
    const history = historyOf(train, customer);
    if (held.items.length === 0 || history.items.length === 0) continue;
    judgedCustomers++;
    scorer.score(history, scores);
    for (const item of history.items) skip[item] = 1;
    const ranked = topItems(scores, k, skip).map(({ item }) => item);
    for (const item of history.items) skip[item] = unknown[item]!;
    for (const item of ranked) recommended[item] = 1;
    const judgement = { ranked, relevant: new Set(held.items), k };
    rankingMetrics.forEach((metric, at) => (sums[at]! += metric.of(judgement)));
    if (judgedCustomers % 100 === 0) progress(customer / train.rows);
  }
  progress(1);
  const metrics = Object.fromEntries(
    rankingMetrics.map(({ id }, at) => [
      `${id}@${k}`,
      judgedCustomers === 0 ? 0 : sums[at]! / judgedCustomers,
    ]),
  );
  const catalogue = train.cols - unknown.reduce((sum, flag) => sum + flag, 0);
  metrics[`coverage@${k}`] =
    catalogue === 0 ? 0 : recommended.reduce((sum, flag) => sum + flag, 0) / catalogue;
  return { metrics, judgedCustomers };
}
