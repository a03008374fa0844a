import { z } from 'zod';
import { type Csr, transpose } from '@/lib/ml/csr';
import { defineRecommender, type Ranked } from '@/lib/ml/recommender';
import { ItemWeightsBuilder, openItemWeights } from './item-weights';

/** Sum of each row. */
function totals({ rows, indptr, data }: Csr): Float64Array {
  const total = new Float64Array(rows);
  for (let row = 0; row < rows; row++)
    for (let at = indptr[row]!; at < indptr[row + 1]!; at++) total[row]! += data[at]!;
  return total;
}

/**
 * Random walks of three steps, customer → item → customer → item, with popular items held back: from item j of the history to
 * item i, w_ji = Σ_v p_jv^α · p_vi^α / degree(i)^β, where p_jv and p_vi are the shares of an entry in its column and its row
 * (Cooper et al. 2014 for α; Paudel et al. 2017 for β). Of each item j the k strongest w_ji are kept. The first step would
 * divide all of a shopper's scores by one number, so it is left out.
 */
export const rp3beta = defineRecommender({
  id: 'rp3beta',
  title: 'RP3β',
  source:
    'Paudel et al. 2017, Updatable, Accurate, Diverse, and Scalable Recommendations for Interactive Applications',
  params: z.object({
    k: z.int().min(1).max(1000).default(100).describe('How many of the nearest are kept.'),
    stepExponent: z.number().min(0.1).max(2).default(0.8).describe('α: powers the probability of each step.'),
    popularityPenalty: z
      .number()
      .min(0)
      .max(2)
      .default(0.5)
      .describe('β: higher holds popular items back more.'),
  }),
  traits: { explains: 'exact', feedback: 'binary' },
  ranges: {
    k: { from: 20, to: 400, scale: 'log', whole: true },
    stepExponent: { from: 0.3, to: 1.8, scale: 'linear' },
    popularityPenalty: { from: 0, to: 1.2, scale: 'linear' },
  },
  cost: ({ customers, items, interactions }, { k }) => ({
    operations: interactions ** 2 / Math.max(1, customers),
    bytes: 16 * items * k + 32 * interactions,
  }),
  fit(data, { k, stepExponent, popularityPenalty }, run) {
    const byItem = transpose(data);
    const rowSums = totals(data);
    const columnSums = totals(byItem);
    // p_vi^α of every entry, and what the degree of its item makes of it.
    const held = Float64Array.from(
      columnSums,
      (_, item) => (byItem.indptr[item + 1]! - byItem.indptr[item]!) ** -popularityPenalty,
    );
    const toItem = new Float64Array(data.data.length);
    for (let row = 0; row < data.rows; row++)
      for (let at = data.indptr[row]!; at < data.indptr[row + 1]!; at++)
        toItem[at] = (data.data[at]! / rowSums[row]!) ** stepExponent * held[data.indices[at]!]!;
    const builder = new ItemWeightsBuilder();
    const reached = new Float64Array(data.cols);
    for (let source = 0; source < data.cols; source++) {
      const touched: number[] = [];
      for (let at = byItem.indptr[source]!; at < byItem.indptr[source + 1]!; at++) {
        const customer = byItem.indices[at]!;
        const toCustomer = (byItem.data[at]! / columnSums[source]!) ** stepExponent;
        for (let q = data.indptr[customer]!; q < data.indptr[customer + 1]!; q++) {
          const item = data.indices[q]!;
          if (reached[item] === 0) touched.push(item);
          reached[item]! += toCustomer * toItem[q]!;
        }
      }
      builder.add(
        touched.flatMap((item): Ranked[] => (item === source ? [] : [{ item, score: reached[item]! }])),
        k,
      );
      for (const item of touched) reached[item] = 0;
      if (source % 64 === 0) run.progress(source / data.cols);
    }
    run.progress(1);
    return builder.done();
  },
  open: (state) => openItemWeights(state, state),
});
