import { z } from 'zod';
import { confidencesOf, meanValue } from '@/lib/ml/confidences';
import type { Csr } from '@/lib/ml/csr';
import { solveFactorised } from '@/lib/ml/factorisation/cholesky';
import { solveByConjugateGradient } from '@/lib/ml/factorisation/conjugate-gradient';
import { gramOf, type HalfSweep } from '@/lib/ml/factorisation/half-sweep';
import { fitIals, rowRegularisation } from '@/lib/ml/factorisation/ials';
import { scoreItems } from '@/lib/ml/factorisation/score-items';
import { factoriseRow, solveExactly } from '@/lib/ml/factorisation/solve-exactly';
import { openFoldIn } from '@/lib/ml/kernels/fold-in';
import { kernelIals } from '@/lib/ml/kernels/ials';
import { withKernels } from '@/lib/ml/kernels/kernels';
import { defineRecommender, type History } from '@/lib/ml/recommender';

const params = z.object({
  dimensions: z.int().min(1).max(512).default(32).describe('d: how long the vectors are.'),
  sweeps: z.int().min(1).max(100).default(12).describe('How often both sides are solved.'),
  unobserved: z
    .number()
    .min(0)
    .max(1000)
    .default(1.85)
    .describe(
      'How much an item that a customer did not turn to counts as a no, as a multiple of the square root of the density of the data.',
    ),
  alpha: z
    .number()
    .min(0)
    .max(100)
    .default(0.7)
    .describe('α: how much more a high value counts, (1 + α·r / mean) / (1 + α); 0 counts all the same.'),
  regularisation: z
    .number()
    .min(0)
    .max(1000)
    .default(0.015)
    .describe('λ: higher is smoother, and more like popularity.'),
  frequencyPower: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('ν: 1 regularises the frequent more, 0 all alike.'),
  initialDeviation: z
    .number()
    .positive()
    .max(10)
    .default(0.1)
    .describe('Spread of the first random vectors, divided by √d.'),
  solver: z
    .enum(['exact', 'conjugate-gradient'])
    .default('exact')
    .describe('Exact, or a few steps of conjugate gradients, which long vectors need less time for.'),
});

const CONJUGATE_GRADIENT_STEPS = 3;

/**
 * α0, the weight of a single unobserved cell. It grows with the square root of the density, so that one setting suits a small dense
 * catalogue and a large sparse one, and one found on a part of the data still suits the whole; never above 1, what an observed cell
 * counts on average.
 */
const unobservedWeight = ({ rows, cols, indices }: Csr, multiple: number): number =>
  Math.min(1, multiple * Math.sqrt(indices.length / Math.max(1, rows * cols)));

/**
 * Implicit alternating least squares in the form of Rendle et al. 2022: x and y minimise Σ_observed c (1 − x·y)² + α0 Σ_all (x·y)² +
 * λ Σ_u (|I_u| + α0 |I|)^ν ‖x_u‖² + λ Σ_i (|U_i| + α0 |U|)^ν ‖y_i‖². The state holds items only: a customer's vector is solved exactly
 * from any history.
 */
export const ials = defineRecommender({
  id: 'ials',
  title: 'iALS',
  source:
    'Hu, Koren & Volinsky 2008, Collaborative Filtering for Implicit Feedback Datasets; Rendle et al. 2022, Revisiting the Performance of iALS on Item Recommendation Benchmarks',
  params,
  traits: { explains: 'exact', feedback: 'ratings', hasEmbeddings: true },
  ranges: {
    dimensions: { from: 8, to: 128, scale: 'log', whole: true },
    unobserved: { from: 0.2, to: 6, scale: 'log' },
    regularisation: { from: 0.001, to: 0.1, scale: 'log' },
    alpha: { from: 0, to: 4, scale: 'linear' },
  },
  presets: {
    quick: { dimensions: 16, sweeps: 8 },
    thorough: { dimensions: 64, sweeps: 20 },
  },
  cost: ({ customers, items, interactions }, { dimensions: d, sweeps, solver }) => ({
    operations:
      solver === 'exact'
        ? sweeps * (interactions * d * d + ((customers + items) * d ** 3) / 6)
        : sweeps * (CONJUGATE_GRADIENT_STEPS + 1) * (4 * interactions * d + (customers + items) * d * d),
    bytes: 4 * d * (customers + items) + 28 * interactions,
  }),
  fit(data, { alpha, solver, unobserved: multiple, ...given }, run) {
    const settings = { ...given, unobserved: unobservedWeight(data, multiple) };
    const mean = meanValue(data.data);
    const confidences = { ...data, data: confidencesOf(data.data, alpha, mean) };
    const steps = solver === 'exact' ? 0 : CONJUGATE_GRADIENT_STEPS;
    const { items } =
      withKernels(run.team, (kernels) => kernelIals(kernels, confidences, settings, steps, run)) ??
      fitIals(confidences, settings, steps === 0 ? solveExactly : solveByConjugateGradient(steps), run);
    const { dimensions, unobserved, regularisation, frequencyPower } = settings;
    return { dimensions, unobserved, regularisation, frequencyPower, alpha, mean, items };
  },
  open({ items, alpha, mean, ...weights }) {
    const d = weights.dimensions;
    const count = items.length / d;
    const gram = gramOf(items, d, weights.unobserved);
    const systemOf = (history: History): HalfSweep => {
      const confidences: Csr = {
        rows: 1,
        cols: count,
        indptr: Int32Array.of(0, history.items.length),
        indices: history.items,
        data: confidencesOf(history.weights, alpha, mean),
      };
      return { confidences, fixed: items, dimensions: d, gram, l2: rowRegularisation(confidences, weights) };
    };
    const kernel = openFoldIn(items, d, gram);
    const foldIn = (history: History): Float32Array => {
      const customer = new Float32Array(d);
      const system = systemOf(history);
      if (!kernel?.solve(history.items, system.confidences.data, system.l2[0]!, customer))
        solveExactly(system, customer, 0, 1);
      return customer;
    };
    return {
      score(history, out) {
        const customer = foldIn(history);
        if (kernel) kernel.score(customer, out);
        else scoreItems(customer, items, out);
      },
      // Hu et al. 2008, section 5: x·y_i = Σ_j c_j·(y_iᵀ A⁻¹ y_j), A the matrix of the customer's system.
      explain(history, item) {
        const system = systemOf(history);
        const A = new Float64Array(d * d);
        factoriseRow(system, 0, A);
        const towards = Float64Array.from(items.subarray(item * d, (item + 1) * d));
        solveFactorised(A, d, towards);
        return Array.from(history.items, (from, h) => ({
          kind: 'item' as const,
          index: from,
          value:
            system.confidences.data[h]! *
            towards.reduce((sum, value, p) => sum + value * items[from * d + p]!, 0),
        }));
      },
      itemEmbeddings: () => ({ dimensions: d, vectors: items }),
      customerEmbedding: foldIn,
    };
  },
});
