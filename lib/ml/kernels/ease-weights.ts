import { type Csr, transpose } from '@/lib/ml/csr';
import type { EasePenalty } from '@/lib/ml/linear-algebra/ease-weights';
import { createRandom } from '@/lib/ml/random';
import type { Kernels } from './kernels';
import { invertSpdMatrix, type KernelMatrix, kernelMatrix, padDiagonal } from './spd-inverse';

const GRAM_ROWS = 8;
const BLOCK = 32;

/** What ‖(XᵀX + Λ)·P·v − v‖ / ‖v‖ may be: weights are then right to about as much, which no ranking shows. */
const LARGEST_RESIDUAL = 1e-4;

interface GramInputs {
  readonly data: Csr;
  readonly items: number;
  readonly customers: number;
  readonly cursors: number;
}

/** Fills the matrix's lower triangle with XᵀX + Λ; gives Λ's diagonal. */
function penalisedGram(
  kernels: Kernels,
  { data, items, customers, cursors }: GramInputs,
  { l2, dropout }: EasePenalty,
  matrix: KernelMatrix,
): Float64Array {
  const { at, stride, isDouble, data: cells, rows } = matrix;
  kernels.parallel('gramRows', [isDouble, items, customers, cursors, data.rows, at, stride], rows, GRAM_ROWS);
  const penalties = new Float64Array(rows);
  for (let item = 0; item < rows; item++) {
    const own = item * stride + item;
    penalties[item] = (cells[own]! * dropout) / (1 - dropout) + l2;
    cells[own] = cells[own]! + penalties[item]!;
  }
  padDiagonal(matrix);
  return penalties;
}

/** How far the inverse is from one: ‖(XᵀX + Λ)·P·v − v‖ / ‖v‖ of a random v, at the cost of one look at P and two at X. */
function residualOf(
  { data }: GramInputs,
  penalties: Float64Array,
  { data: cells, rows, stride }: KernelMatrix,
): number {
  const random = createRandom(1);
  const v = Float64Array.from({ length: rows }, () => (random.next() < 0.5 ? -1 : 1));
  const Pv = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < i; j++) {
      const cell = cells[i * stride + j]!; // of −P
      sum -= cell * v[j]!;
      Pv[j]! -= cell * v[i]!;
    }
    Pv[i]! += sum - cells[i * stride + i]! * v[i]!;
  }
  const residual = Float64Array.from(v, (value, item) => penalties[item]! * Pv[item]! - value);
  for (let row = 0; row < data.rows; row++) {
    let dot = 0;
    for (let at = data.indptr[row]!; at < data.indptr[row + 1]!; at++)
      dot += data.data[at]! * Pv[data.indices[at]!]!;
    for (let at = data.indptr[row]!; at < data.indptr[row + 1]!; at++)
      residual[data.indices[at]!]! += data.data[at]! * dot;
  }
  return Math.sqrt(residual.reduce((sum, value) => sum + value * value, 0) / rows);
}

/** Whether the matrix now holds −P, well enough. */
function invertPenalisedGram(
  kernels: Kernels,
  inputs: GramInputs,
  penalty: EasePenalty,
  matrix: KernelMatrix,
  progress: (fraction: number) => void,
): boolean {
  const penalties = penalisedGram(kernels, inputs, penalty, matrix);
  progress(0.1);
  const isPositive = invertSpdMatrix(kernels, matrix, (fraction) => progress(0.1 + 0.85 * fraction));
  return isPositive && residualOf(inputs, penalties, matrix) <= LARGEST_RESIDUAL;
}

/**
 * The weights of EASE (see recommenders/ease.ts) by the kernels, items × items: in single precision, once more in double where
 * that is not exact enough, null where neither is.
 * @param progress 0..1, may throw to cancel
 */
export function kernelEaseWeights(
  kernels: Kernels,
  data: Csr,
  penalty: EasePenalty,
  progress: (fraction: number) => void,
): Float32Array | null {
  const n = data.cols;
  const cursors = kernels.integers(data.rows * kernels.threads);
  const inputs: GramInputs = {
    data,
    items: kernels.sparse(transpose(data)),
    customers: kernels.sparse(data),
    cursors: cursors.at,
  };
  for (const isDouble of [false, true]) {
    const matrix = kernelMatrix(kernels, n, isDouble);
    for (let thread = 0; thread < kernels.threads; thread++)
      cursors.data.set(data.indptr.subarray(0, data.rows), thread * data.rows);
    if (!invertPenalisedGram(kernels, inputs, penalty, matrix, progress)) continue;
    const { at, stride } = matrix;
    const diagonal = kernels.doubles(stride).at;
    kernels.call.copyDiagonal(matrix.isDouble, at, stride, n, diagonal);
    kernels.parallel('easeWeights', [matrix.isDouble, at, stride, n, diagonal], Math.ceil(n / BLOCK), 1);
    const weights = new Float32Array(n * n);
    for (let item = 0; item < n; item++)
      weights.set(matrix.data.subarray(item * stride, item * stride + n), item * n);
    progress(1);
    return weights;
  }
  return null;
}
