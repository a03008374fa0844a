import { transpose } from '@/lib/ml/csr';
import { defineRecommender } from '@/lib/ml/recommender';
import { nearestNeighbours } from '@/lib/ml/similarity/neighbours';
import { openItemWeights, turned } from './item-weights';
import { neighbourParams } from './neighbour-params';

/** score(u, i) = Σ_{j ∈ history ∩ N(i)} r_uj · s_ij, with N(i) the k items most similar to i (Sarwar et al. 2001; Deshpande & Karypis 2004). */
export const itemKnn = defineRecommender({
  id: 'item-knn',
  title: 'Item neighbours',
  source: 'Sarwar et al. 2001; Deshpande & Karypis 2004',
  params: neighbourParams({ k: 100, shrinkage: 50 }),
  traits: { explains: 'exact', feedback: 'ratings' },
  ranges: {
    k: { from: 20, to: 400, scale: 'log', whole: true },
    shrinkage: { from: 0, to: 100, scale: 'linear' },
  },
  cost: ({ customers, items, interactions }, { k }) => ({
    operations: (2 * interactions ** 2) / Math.max(1, customers),
    bytes: 8 * items * k + 16 * interactions,
  }),
  fit(data, params, run) {
    const { k, indices, similarities, counts } = nearestNeighbours(transpose(data), params, run);
    const starts = new Int32Array(data.cols + 1);
    counts.forEach((count, item) => (starts[item + 1] = starts[item]! + count));
    const others = new Int32Array(starts[data.cols]!);
    const weights = new Float32Array(others.length);
    counts.forEach((count, item) => {
      others.set(indices.subarray(item * k, item * k + count), starts[item]);
      weights.set(similarities.subarray(item * k, item * k + count), starts[item]);
    });
    return { items: data.cols, starts, others, weights };
  },
  open: (state) => openItemWeights(turned(state), state),
});
