import { type Csr, transpose } from '@/lib/ml/csr';
import { createRandom } from '@/lib/ml/random';
import type { FitRun } from '@/lib/ml/recommender';
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

/** Rows between two reports of progress: some milliseconds of work. */
const CHUNK_OPERATIONS = 4_000_000;

/** Alternating least squares: each sweep solves the customers and then the items. */
export function fitIals(
  confidences: Csr,
  { sweeps, initialDeviation, ...weights }: IalsWeights & { sweeps: number; initialDeviation: number },
  solve: SolveRows,
  { seed, progress }: Pick<FitRun, 'seed' | 'progress'>,
): Factors {
  const random = createRandom(seed);
  const d = weights.dimensions;
  const customers = initialFactors(random, confidences.rows, d, initialDeviation);
  const items = initialFactors(random, confidences.cols, d, initialDeviation);
  const sides = [
    { confidences, solved: customers, fixed: items },
    { confidences: transpose(confidences), solved: items, fixed: customers },
  ];
  const entries = Math.max(1, confidences.indices.length);
  for (let sweep = 0; sweep < sweeps; sweep++)
    sides.forEach((side, half) => {
      const rows = side.confidences.rows;
      const chunk = Math.max(1, Math.floor(CHUNK_OPERATIONS / (d * d * (entries / rows + d))));
      const systems = halfSweepOf(side.confidences, side.fixed, weights);
      for (let from = 0; from < rows; from += chunk) {
        const end = Math.min(rows, from + chunk);
        solve(systems, side.solved, from, end);
        progress((sweep + (half + end / rows) / 2) / sweeps);
      }
    });
  return { customers, items };
}
