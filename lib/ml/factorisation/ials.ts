import type { Csr } from '@/lib/ml/csr';
import { createRandom } from '@/lib/ml/random';
import type { FitRun } from '@/lib/ml/recommender';
import { alternate } from './alternate';
import { gramOf, type HalfSweep, type SolveRows } from './half-sweep';
import { initialFactors } from './initial-factors';

/** What the loss weighs: Σ_observed c (1 − x·y)² + α0 Σ_all (x·y)² + Σ_u λ_u ‖x_u‖² + Σ_i λ_i ‖y_i‖². */
export interface IalsWeights {
  readonly dimensions: number;
  /** α0: weight of every entry, observed or not, towards 0. */
  readonly unobserved: number;
  /** λ. */
  readonly regularisation: number;
  /** ν: λ_u = λ·(|I_u| + α0·|I|)^ν, and so for items. */
  readonly frequencyPower: number;
}

/** λ of each row: λ·(entries + α0·cols)^ν (Rendle et al. 2022, equation 8). */
export function rowRegularisation({ rows, cols, indptr }: Csr, weights: IalsWeights): Float32Array {
  return Float32Array.from(
    { length: rows },
    (_, row) =>
      weights.regularisation *
      (indptr[row + 1]! - indptr[row]! + weights.unobserved * cols) ** weights.frequencyPower,
  );
}

/** One side's systems, the other side's vectors given. */
export function halfSweepOf(confidences: Csr, fixed: Float32Array, weights: IalsWeights): HalfSweep {
  return {
    confidences,
    fixed,
    dimensions: weights.dimensions,
    gram: gramOf(fixed, weights.dimensions, weights.unobserved),
    l2: rowRegularisation(confidences, weights),
  };
}

export interface Factors {
  /** Customers × dimensions. */
  readonly customers: Float32Array;
  /** Items × dimensions. */
  readonly items: Float32Array;
}

/** Alternating least squares from small random vectors. */
export function fitIals(
  confidences: Csr,
  { sweeps, initialDeviation, ...weights }: IalsWeights & { sweeps: number; initialDeviation: number },
  solve: SolveRows,
  { seed, progress }: Pick<FitRun, 'seed' | 'progress'>,
): Factors {
  const random = createRandom(seed);
  const { dimensions } = weights;
  const customers = initialFactors(random, confidences.rows, dimensions, initialDeviation);
  const items = initialFactors(random, confidences.cols, dimensions, initialDeviation);
  alternate(
    confidences,
    { customers, items },
    { dimensions, sweeps },
    ({ matrix, solved, fixed }) => {
      const half = halfSweepOf(matrix, fixed, weights);
      return (from, end) => solve(half, solved, from, end);
    },
    progress,
  );
  return { customers, items };
}
