import { z } from 'zod';
import { kernelEaseWeights } from '@/lib/ml/kernels/ease-weights';
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
  }),
  traits: { explains: 'exact', feedback: 'binary' },
  ranges: {
    l2: { from: 50, to: 2000, scale: 'log' },
    dropout: { from: 0, to: 0.9, scale: 'linear' },
  },
  cost: ({ customers, items, interactions }) => ({
    operations: items ** 3 + interactions ** 2 / Math.max(1, customers),
    bytes: 8 * items ** 2 + 24 * interactions,
  }),
  fit(data, penalty, { progress, team }) {
    const weights =
      withKernels(team, (kernels) => kernelEaseWeights(kernels, data, penalty, progress)) ??
      easeWeights(data, penalty, progress);
    return { items: data.cols, weights };
  },
  open: ({ items: n, weights }) => ({
    score(history, out) {
      out.fill(0);
      history.items.forEach((item, h) => {
        const weight = history.weights[h]!;
        const row = weights.subarray(item * n, (item + 1) * n);
        for (let j = 0; j < n; j++) out[j]! += weight * row[j]!;
      });
    },
    similarItems(item, k): Ranked[] {
      const row = weights.subarray(item * n, (item + 1) * n);
      return Array.from(row, (score, other) => ({ item: other, score }))
        .filter(({ score, item: other }) => score > 0 && other !== item)
        .sort((a, b) => b.score - a.score || a.item - b.item)
        .slice(0, k);
    },
    explain: (history, item) =>
      Array.from(history.items, (from, h) => ({
        kind: 'item' as const,
        index: from,
        value: history.weights[h]! * weights[from * n + item]!,
      })),
  }),
});
