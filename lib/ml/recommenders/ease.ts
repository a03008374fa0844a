import { z } from 'zod';
import { confidencesOf, meanValue } from '@/lib/ml/confidences';
import { kernelEaseWeights } from '@/lib/ml/kernels/ease-weights';
import { openDenseItems } from '@/lib/ml/kernels/item-sums';
import { withKernels } from '@/lib/ml/kernels/kernels';
import { easeWeights } from '@/lib/ml/linear-algebra/ease-weights';
import { defineRecommender, type Ranked } from '@/lib/ml/recommender';

/**
 * Embarrassingly shallow autoencoder (Steck, WWW 2019): G = XᵀX + Λ, P = G⁻¹, B = I − P·diag(1 / diag P). Λ is λI; with dropout p
 * it is that of EDLAE (Steck, NeurIPS 2020), λI + p / (1 − p)·diag(XᵀX), what training on histories with items left out at random
 * comes to. Memory 4·items² bytes fitted, twice that while fitting; time grows with items³.
 */
export const ease = defineRecommender({
  id: 'ease',
  title: 'EASE',
  source:
    'Steck 2019, Embarrassingly Shallow Autoencoders for Sparse Data; Steck 2020, Autoencoders that don’t overfit towards the Identity',
  params: z.object({
    l2: z
      .number()
      .positive()
      .max(1_000_000)
      .default(700)
      .describe('λ: higher is smoother; a few hundred suits most shops.'),
    dropout: z
      .number()
      .min(0)
      .max(0.95)
      .default(0)
      .describe('p: how much of a history the model learns to do without; holds popular items back most.'),
    alpha: z
      .number()
      .min(0)
      .max(100)
      .default(0)
      .describe('α: how much more a high value counts, (1 + α·r / mean) / (1 + α); 0 counts all the same.'),
  }),
  traits: { explains: 'exact', feedback: 'ratings' },
  ranges: {
    l2: { from: 50, to: 2000, scale: 'log' },
    dropout: { from: 0, to: 0.9, scale: 'linear' },
    alpha: { from: 0, to: 2, scale: 'linear' },
  },
  cost: ({ customers, items, interactions }) => ({
    operations: items ** 3 + interactions ** 2 / Math.max(1, customers),
    bytes: 8 * items ** 2 + 24 * interactions,
  }),
  fit(data, { alpha, ...penalty }, { progress, team }) {
    const mean = meanValue(data.data);
    const confidences = { ...data, data: confidencesOf(data.data, alpha, mean) };
    const weights =
      withKernels(team, (kernels) => kernelEaseWeights(kernels, confidences, penalty, progress)) ??
      easeWeights(confidences, penalty, progress);
    return { items: data.cols, weights, alpha, mean };
  },
  // States that were stored before there was α have neither: all values counted the same.
  open({ items: n, weights: fitted, alpha = 0, mean = 1 }) {
    const { weights, stride, sum } = openDenseItems(fitted, n);
    return {
      score: ({ items, weights: values }, out) =>
        sum({ items, weights: confidencesOf(values, alpha, mean) }, out),
      similarItems(item, k): Ranked[] {
        const row = weights.subarray(item * stride, item * stride + n);
        return Array.from(row, (score, other) => ({ item: other, score }))
          .filter(({ score, item: other }) => score > 0 && other !== item)
          .sort((a, b) => b.score - a.score || a.item - b.item)
          .slice(0, k);
      },
      explain(history, item) {
        const confidences = confidencesOf(history.weights, alpha, mean);
        return Array.from(history.items, (from, h) => ({
          kind: 'item' as const,
          index: from,
          value: confidences[h]! * weights[from * stride + item]!,
        }));
      },
    };
  },
});
