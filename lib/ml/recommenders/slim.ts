import { z } from 'zod';
import { GramElasticNet } from '@/lib/ml/linear-algebra/elastic-net';
import { sparseGram } from '@/lib/ml/linear-algebra/sparse-gram';
import { defineRecommender } from '@/lib/ml/recommender';
import { ItemWeightsBuilder, openItemWeights, turned } from './item-weights';

/**
 * Sparse linear method: X ≈ X·W, zero diagonal, each column of W by an elastic net: min ½‖x_i − X·w_i‖² + λ2/2·‖w_i‖² +
 * λ1·‖w_i‖₁ (Ning & Karypis 2011). Only items that share a customer can get a weight.
 */
export const slim = defineRecommender({
  id: 'slim',
  title: 'SLIM',
  source: 'Ning & Karypis 2011, SLIM: Sparse Linear Methods for Top-N Recommender Systems',
  params: z.object({
    l1: z.number().min(0).max(10_000).default(2).describe('λ1: higher leaves fewer weights.'),
    l2: z.number().min(0).max(1_000_000).default(300).describe('λ2: higher is smoother.'),
    isNonNegative: z.boolean().default(true).describe('Whether weights must not fall below 0.'),
  }),
  traits: { explains: 'exact', feedback: 'binary' },
  ranges: {
    l1: { from: 0.1, to: 100, scale: 'log' },
    l2: { from: 1, to: 2000, scale: 'log' },
  },
  presets: { quick: { l1: 10, l2: 100 }, thorough: { l1: 1, l2: 400, isNonNegative: false } },
  cost: ({ customers, items, interactions }) => {
    const pairs = Math.min(items ** 2, interactions ** 2 / Math.max(1, customers));
    return { operations: 300 * pairs, bytes: 12 * pairs + 16 * interactions };
  },
  fit(data, { l1, l2, isNonNegative }, run) {
    const gram = sparseGram(data, (part) => run.progress(0.1 * part));
    const net = new GramElasticNet(gram, { l1, l2, isNonNegative, tolerance: 1e-4 });
    const builder = new ItemWeightsBuilder();
    for (let item = 0; item < data.cols; item++) {
      const { indices, values } = net.fit(item);
      builder.add(Array.from(indices, (other, at) => ({ item: other, score: values[at]! })));
      if (item % 16 === 0) run.progress(0.1 + (0.9 * item) / data.cols);
    }
    run.progress(1);
    return builder.done();
  },
  open: (state) => openItemWeights(turned(state), state),
});
