import { z } from 'zod';
import { biasedSolver, fitBiasedFactors } from '@/lib/ml/factorisation/biased-factors';
import { defineRecommender, type History } from '@/lib/ml/recommender';

const params = z.object({
  dimensions: z.int().min(1).max(256).default(20).describe('d: how long the vectors are.'),
  sweeps: z.int().min(1).max(100).default(12).describe('How often both sides are solved.'),
  regularisation: z
    .number()
    .min(0.01)
    .max(1000)
    .default(12)
    .describe('λ: higher keeps closer to what customers and items are like on average.'),
  biasRegularisation: z
    .number()
    .min(0.01)
    .max(1000)
    .default(3)
    .describe('λ_b: pulls the averages of customers and items with few ratings to the average of all.'),
});

/** Mean and standard deviation of the ratings, and the ends of their scale. */
function scaleOf(ratings: Float32Array) {
  const count = Math.max(1, ratings.length);
  const mean = ratings.reduce((sum, value) => sum + value, 0) / count;
  const variance = ratings.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  return {
    mean,
    // Ratings that are all alike have nothing to explain: any deviation will do.
    deviation: Math.sqrt(variance) || 1,
    lowest: ratings.reduce((least, value) => Math.min(least, value), mean),
    highest: ratings.reduce((most, value) => Math.max(most, value), mean),
  };
}

/**
 * Matrix factorisation of ratings with biases, r̂_ui = μ + b_u + b_i + p_u·q_i (Koren, Bell & Volinsky 2009), known as biased SVD; fitted
 * by alternating least squares instead of gradient descent, so that a new history is folded in exactly: its vector and bias are the ridge
 * regression that the fit itself solves. Ratings are standardised first, so that λ does not depend on their scale.
 */
export const svd = defineRecommender({
  id: 'svd',
  title: 'Biased SVD',
  source: 'Koren, Bell & Volinsky 2009, Matrix Factorization Techniques for Recommender Systems',
  params,
  traits: {
    explains: 'approximate',
    feedback: 'ratings',
    learnsValues: true,
    hasEmbeddings: true,
    predictsRatings: true,
  },
  ranges: {
    dimensions: { from: 4, to: 64, scale: 'log', whole: true },
    regularisation: { from: 2, to: 50, scale: 'log' },
    biasRegularisation: { from: 0.5, to: 20, scale: 'log' },
  },
  presets: { quick: { dimensions: 8, sweeps: 6 }, thorough: { dimensions: 40, sweeps: 25 } },
  cost: ({ customers, items, interactions }, { dimensions, sweeps }) => {
    const size = dimensions + 1;
    return {
      operations: sweeps * (interactions * size * size + ((customers + items) * size ** 3) / 6),
      bytes: 8 * size * (customers + items) + 36 * interactions,
    };
  },
  fit(data, settings, run) {
    const scale = scaleOf(data.data);
    const standardised = {
      ...data,
      data: data.data.map((value) => (value - scale.mean) / scale.deviation),
    };
    const { dimensions, regularisation, biasRegularisation } = settings;
    return {
      dimensions,
      regularisation,
      biasRegularisation,
      ...scale,
      items: fitBiasedFactors(standardised, settings, run),
    };
  },
  open({ items, mean, deviation, lowest, highest, ...weights }) {
    const size = weights.dimensions + 1;
    const count = items.length / size;
    const constant = Math.sqrt(weights.regularisation / weights.biasRegularisation);
    const known = new WeakMap<History, Float32Array>();
    const foldIn = (history: History): Float32Array => {
      const before = known.get(history);
      if (before) return before;
      const standardised = {
        rows: 1,
        cols: count,
        indptr: Int32Array.of(0, history.items.length),
        indices: history.items,
        data: history.weights.map((value) => (value - mean) / deviation),
      };
      const customer = new Float32Array(size);
      biasedSolver(standardised, items, weights)(customer, 0, 1);
      known.set(history, customer);
      return customer;
    };
    const predict = (customer: Float32Array, item: number): number => {
      const base = item * size;
      let sum = constant * (customer[size - 1]! + items[base + size - 1]!);
      for (let p = 0; p < size - 1; p++) sum += customer[p]! * items[base + p]!;
      return mean + deviation * sum;
    };
    return {
      score(history, out) {
        const customer = foldIn(history);
        for (let item = 0; item < count; item++) out[item] = predict(customer, item);
      },
      predictRating: (history, item) => Math.min(highest, Math.max(lowest, predict(foldIn(history), item))),
      itemEmbeddings: () => ({
        dimensions: weights.dimensions,
        vectors: items.filter((_, at) => at % size < size - 1),
      }),
      customerEmbedding: (history) => foldIn(history).slice(0, size - 1),
    };
  },
});
