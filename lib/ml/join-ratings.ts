import type { RatingEvaluation } from './evaluate-ratings';

/** Judgements of several parts as one: every held-out rating counts once. */
export function joinRatings(parts: readonly RatingEvaluation[]): Omit<RatingEvaluation, 'judgedCustomers'> {
  const total = parts.reduce((sum, { judgedRatings }) => sum + judgedRatings, 0);
  const share = (of: (part: RatingEvaluation) => number) =>
    parts.reduce((sum, part) => sum + of(part) * part.judgedRatings, 0) / Math.max(1, total);
  const sums = new Map<number, { count: number; squares: number; sizes: number }>();
  for (const { judged } of parts)
    judged.rows.forEach((row, at) => {
      const before = sums.get(row) ?? { count: 0, squares: 0, sizes: 0 };
      const count = judged.counts[at]!;
      sums.set(row, {
        count: before.count + count,
        squares: before.squares + count * judged.values.rmse[at]! ** 2,
        sizes: before.sizes + count * judged.values.mae[at]!,
      });
    });
  const customers = [...sums].sort(([a], [b]) => a - b);
  return {
    metrics: {
      rmse: Math.sqrt(share(({ metrics }) => metrics.rmse ** 2)),
      mae: share(({ metrics }) => metrics.mae),
    },
    judgedRatings: total,
    judged: {
      rows: Int32Array.from(customers, ([row]) => row),
      counts: Int32Array.from(customers, ([, { count }]) => count),
      values: {
        rmse: Float32Array.from(customers, ([, { count, squares }]) => Math.sqrt(squares / count)),
        mae: Float32Array.from(customers, ([, { count, sizes }]) => sizes / count),
      },
    },
  };
}
