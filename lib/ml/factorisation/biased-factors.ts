import type { Csr } from '@/lib/ml/csr';
import { createRandom } from '@/lib/ml/random';
import type { FitRun } from '@/lib/ml/recommender';
import { alternate } from './alternate';
import { solveFactorised } from './cholesky';
import { initialFactors } from './initial-factors';
import { factoriseRow, rightSide } from './solve-exactly';

/** What the loss weighs: Σ (z − b_u − b_i − p·q)² + λ Σ (‖p_u‖² + ‖q_i‖²) + λ_b Σ (b_u² + b_i²), z the standardised ratings. */
export interface BiasedWeights {
  readonly dimensions: number;
  /** λ. */
  readonly regularisation: number;
  /** λ_b. */
  readonly biasRegularisation: number;
}

/**
 * Solves the vectors and biases of rows from..end-1, those of the other side given. A bias is one more place of the vector, and its
 * partner on the other side the constant κ = √(λ / λ_b): with b = κ·w, λ·w² is λ_b·b².
 * @param standardised ratings less their mean, by their deviation; by rows of the side that is solved
 * @param fixed vectors of the other side, their bias w in the last place: cols × (dimensions + 1)
 * @returns writes those rows of `solved`, rows × (dimensions + 1), made alike
 */
export function biasedSolver(standardised: Csr, fixed: Float32Array, weights: BiasedWeights) {
  const size = weights.dimensions + 1;
  const constant = Math.sqrt(weights.regularisation / weights.biasRegularisation);
  const partners = fixed.slice();
  for (let at = size - 1; at < partners.length; at += size) partners[at] = constant;
  const system = {
    fixed: partners,
    dimensions: size,
    gram: new Float64Array(size * size),
    l2: new Float32Array(standardised.rows).fill(weights.regularisation),
  };
  const rest = standardised.data.map(
    (value, at) => value - constant * fixed[(standardised.indices[at]! + 1) * size - 1]!,
  );
  const ones = { ...system, confidences: { ...standardised, data: new Float32Array(rest.length).fill(1) } };
  const rests = { ...system, confidences: { ...standardised, data: rest } };
  const A = new Float64Array(size * size);
  const b = new Float64Array(size);
  return (solved: Float32Array, from: number, end: number): void => {
    for (let row = from; row < end; row++) {
      factoriseRow(ones, row, A);
      rightSide(rests, row, b);
      solveFactorised(A, size, b);
      solved.set(b, row * size);
    }
  };
}

/**
 * Factors and biases of ratings by alternating least squares, each step exact.
 * @param standardised customers × items
 * @returns items × (dimensions + 1): the vector, and in the last place the bias w (b = κ·w)
 */
export function fitBiasedFactors(
  standardised: Csr,
  { sweeps, ...weights }: BiasedWeights & { readonly sweeps: number },
  { seed, progress }: Pick<FitRun, 'seed' | 'progress'>,
): Float32Array {
  const size = weights.dimensions + 1;
  const customers = new Float32Array(standardised.rows * size);
  const items = initialFactors(createRandom(seed), standardised.cols, size, 0.1);
  for (let at = size - 1; at < items.length; at += size) items[at] = 0;
  alternate(
    standardised,
    { customers, items },
    { dimensions: size, sweeps },
    ({ matrix, solved, fixed }) => {
      const solve = biasedSolver(matrix, fixed, weights);
      return (from, end) => solve(solved, from, end);
    },
    progress,
  );
  return items;
}
