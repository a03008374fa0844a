import { z } from 'zod';
import { foldInBpr } from '@/lib/ml/factorisation/bpr-fold-in';
import { scoreItems } from '@/lib/ml/factorisation/score-items';
import { trainBpr } from '@/lib/ml/factorisation/train-bpr';
import { defineRecommender, type History } from '@/lib/ml/recommender';

const params = z.object({
  dimensions: z.int().min(1).max(512).default(64).describe('d: how long the vectors are.'),
  epochs: z
    .int()
    .min(1)
    .max(500)
    .default(60)
    .describe('Most passes over the data; the steps grow smaller over them.'),
  patience: z
    .int()
    .min(1)
    .max(100)
    .default(20)
    .describe('Epochs without a better validation after which training stops.'),
  learningRate: z.number().min(0.0001).max(1).default(0.1).describe('How far the first steps go.'),
  regularisation: z
    .number()
    .min(0)
    .max(1)
    .default(0.02)
    .describe('λ: higher keeps vectors short and closer to what everyone likes.'),
});

/**
 * Bayesian personalised ranking by matrix factorisation: vectors and item biases make Σ ln σ(x·y⁺ + b⁺ − x·y⁻ − b⁻) − λ‖·‖² as large
 * as stochastic gradient steps can, y⁺ an item that the customer turned to, y⁻ one not. The state holds items only: a customer's vector
 * is folded in from any history.
 */
export const bpr = defineRecommender({
  id: 'bpr',
  title: 'BPR-MF',
  source: 'Rendle et al. 2009, BPR: Bayesian Personalized Ranking from Implicit Feedback',
  params,
  traits: { explains: 'approximate', feedback: 'binary', hasEmbeddings: true },
  ranges: {
    dimensions: { from: 16, to: 128, scale: 'log', whole: true },
    learningRate: { from: 0.02, to: 0.4, scale: 'log' },
    regularisation: { from: 0.002, to: 0.1, scale: 'log' },
  },
  presets: {
    quick: { dimensions: 32, epochs: 30, patience: 15 },
    thorough: { dimensions: 128, epochs: 120, patience: 40 },
  },
  cost: ({ customers, items, interactions }, { dimensions: d, epochs }) => ({
    operations: 2 * epochs * interactions * (8 * d + 40) + epochs * Math.min(500, customers) * items * d,
    bytes: 4 * d * (customers + items) + 40 * interactions,
  }),
  fit(data, settings, run) {
    const { factors, epochs, lossCurve, validationCurve } = trainBpr(data, settings, run);
    const { learningRate, regularisation } = settings;
    const { items, biases } = factors;
    return { learningRate, regularisation, epochs, lossCurve, validationCurve, items, biases };
  },
  open({ items, biases, learningRate, regularisation }) {
    const count = biases.length;
    const d = items.length / count;
    const foldIn = (history: History) =>
      foldInBpr(history.items, { items, biases }, { learningRate, regularisation });
    return {
      score(history, out) {
        scoreItems(foldIn(history), items, out);
        for (let item = 0; item < count; item++) out[item]! += biases[item]!;
      },
      itemEmbeddings: () => ({ dimensions: d, vectors: items }),
      customerEmbedding: foldIn,
    };
  },
});
