import { z } from 'zod';
import type { Csr } from '@/lib/ml/csr';
import { invertSpd } from '@/lib/ml/linear-algebra/spd-inverse';
import { defineRecommender, type Ranked } from '@/lib/ml/recommender';

/** XᵀX, items × items, row-major. */
function gram(data: Csr): Float64Array {
  const n = data.cols;
  const G = new Float64Array(n * n);
  for (let row = 0; row < data.rows; row++)
    for (let a = data.indptr[row]!; a < data.indptr[row + 1]!; a++) {
      const base = data.indices[a]! * n;
      const value = data.data[a]!;
      for (let b = data.indptr[row]!; b < data.indptr[row + 1]!; b++)
        G[base + data.indices[b]!]! += value * data.data[b]!;
    }
  return G;
}

/**
 * Embarrassingly shallow autoencoder (Steck, WWW 2019): G = XᵀX + λI, P = G⁻¹, B = I − P·diag(1 / diag P). Memory 4·items²
 * bytes fitted, 16·items² while fitting; time grows with items³.
 */
export const ease = defineRecommender({
  id: 'ease',
  title: 'EASE',
  source: 'Steck 2019, Embarrassingly Shallow Autoencoders for Sparse Data',
  params: z.object({
    l2: z
      .number()
      .positive()
      .max(1_000_000)
      .default(700)
      .describe('λ: higher is smoother; a few hundred suits most shops.'),
  }),
  traits: { explains: 'exact', feedback: 'binary' },
  ranges: { l2: { from: 50, to: 2000, scale: 'log' } },
  cost: ({ customers, items, interactions }) => ({
    operations: items ** 3 + interactions ** 2 / Math.max(1, customers),
    bytes: 20 * items ** 2,
  }),
  fit(data, { l2 }, run) {
    const n = data.cols;
    const P = gram(data);
    for (let item = 0; item < n; item++) P[item * n + item]! += l2;
    run.progress(0.1);
    invertSpd(P, n, (fraction) => run.progress(0.1 + 0.85 * fraction));
    const weights = new Float32Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) if (i !== j) weights[i * n + j] = -P[i * n + j]! / P[j * n + j]!;
    run.progress(1);
    return { items: n, weights };
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
