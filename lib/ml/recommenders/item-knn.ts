import { z } from 'zod';
import { transpose } from '@/lib/ml/csr';
import { defineRecommender } from '@/lib/ml/recommender';
import { predictByItems } from '@/lib/ml/similarity/item-ratings';
import { similarityMetricOf } from '@/lib/ml/similarity/metrics';
import { nearestNeighbours } from '@/lib/ml/similarity/neighbours';
import { rowNorms } from '@/lib/ml/similarity/pairwise';
import { ratingScale } from '@/lib/ml/similarity/rating-scale';
import { prepareRows } from '@/lib/ml/similarity/weighting';
import { openItemWeights, turned } from './item-weights';
import { neighbourParams } from './neighbour-params';

/**
 * score(u, i) = Σ_{j ∈ history ∩ N(i)} r_uj · (s_ij · (‖j‖ / ‖i‖)^(1 − 2α))^ρ, with N(i) the k items most similar to i (Sarwar et
 * al. 2001; Deshpande & Karypis 2004). ρ amplifies (Breese et al. 1998); α makes the cosine asymmetric, Σ ab /
 * (‖i‖^(2 − 2α) · ‖j‖^(2α)) (Aiolli 2013): above ½ popular items gain. With α = ½ and ρ = 1 that is the similarity itself.
 */
export const itemKnn = defineRecommender({
  id: 'item-knn',
  title: 'Item neighbours',
  source: 'Sarwar et al. 2001; Deshpande & Karypis 2004',
  params: neighbourParams({ k: 100, shrinkage: 50 }).extend({
    asymmetry: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('α: 0.5 is symmetric; above it popular items gain, below it they are held back.'),
  }),
  traits: { explains: 'exact', feedback: 'ratings', predictsRatings: true },
  ranges: {
    k: { from: 20, to: 400, scale: 'log', whole: true },
    shrinkage: { values: [0, 2, 5, 10, 20, 50, 100] },
    weighting: { values: ['none', 'tf-idf', 'bm25'] },
    exponent: { from: 0.6, to: 2, scale: 'linear' },
    asymmetry: { from: 0.4, to: 0.8, scale: 'linear' },
  },
  cost: ({ customers, items, interactions }, { k }) => ({
    operations: (2 * interactions ** 2) / Math.max(1, customers),
    bytes: 8 * items * k + 16 * interactions,
  }),
  fit(data, params, run) {
    const byItem = transpose(data);
    const { k, indices, similarities, counts } = nearestNeighbours(byItem, params, run);
    const starts = new Int32Array(data.cols + 1);
    counts.forEach((count, item) => (starts[item + 1] = starts[item]! + count));
    const others = new Int32Array(starts[data.cols]!);
    const weights = new Float32Array(others.length);
    counts.forEach((count, item) => {
      others.set(indices.subarray(item * k, item * k + count), starts[item]);
      weights.set(similarities.subarray(item * k, item * k + count), starts[item]);
    });
    const { asymmetry, exponent } = params;
    if (asymmetry !== 0.5 || exponent !== 1) {
      const { centersFeatures } = similarityMetricOf(params.metric);
      const tilt = rowNorms(prepareRows(byItem, params.weighting, centersFeatures)).map(
        (norm) => norm ** (1 - 2 * asymmetry),
      );
      for (let item = 0; item < data.cols; item++)
        for (let at = starts[item]!; at < starts[item + 1]!; at++)
          weights[at] = ((weights[at]! * tilt[others[at]!]!) / tilt[item]!) ** exponent;
    }
    return { items: data.cols, starts, others, weights, ...ratingScale(byItem) };
  },
  open: (state) => ({
    ...openItemWeights(turned(state), state),
    predictRating: (history, item) => predictByItems(state, history, item),
  }),
});
