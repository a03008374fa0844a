import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { columnMeans, type Points } from './points';

export interface Projection {
  /** rows × 2 */
  readonly positions: Float32Array;
  /** Share of the variance that each of the two axes shows. */
  readonly explained: readonly [number, number];
  /** Weight of each column in each axis, 2 × cols. */
  readonly axes: Float64Array;
}

function covariance(points: Points, means: Float64Array): Matrix {
  const { rows, cols, values } = points;
  const sums = new Float64Array(cols * cols);
  const row_ = new Float64Array(cols);
  for (let row = 0; row < rows; row++) {
    for (let d = 0; d < cols; d++) row_[d] = values[row * cols + d]! - means[d]!;
    for (let d = 0; d < cols; d++) for (let e = 0; e <= d; e++) sums[d * cols + e]! += row_[d]! * row_[e]!;
  }
  const matrix = Matrix.zeros(cols, cols);
  for (let d = 0; d < cols; d++)
    for (let e = 0; e <= d; e++) {
      const value = sums[d * cols + e]! / Math.max(1, rows - 1);
      matrix.set(d, e, value);
      matrix.set(e, d, value);
    }
  return matrix;
}

/**
 * The two principal components (Pearson 1901). Signs are arbitrary: each axis is turned so that its largest weight is positive.
 */
export function principalComponents(points: Points): Projection {
  const { rows, cols, values } = points;
  const means = columnMeans(points);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance(points, means), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, at) => at).sort((a, b) => realEigenvalues[b]! - realEigenvalues[a]!);
  const total = realEigenvalues.reduce((sum, value) => sum + Math.max(0, value), 0);
  const axes = new Float64Array(2 * cols);
  const explained: [number, number] = [0, 0];
  for (const axis of [0, 1] as const) {
    const of = order[axis];
    if (of === undefined) continue; // one column has one axis
    const weights = Array.from({ length: cols }, (_, d) => eigenvectorMatrix.get(d, of));
    const largest = weights.reduce((a, b) => (Math.abs(b) > Math.abs(a) + 1e-12 ? b : a), 0);
    weights.forEach((weight, d) => (axes[axis * cols + d] = largest < 0 ? -weight : weight));
    explained[axis] = total > 0 ? Math.max(0, realEigenvalues[of]!) / total : 0;
  }
  const positions = new Float32Array(rows * 2);
  for (let row = 0; row < rows; row++)
    for (const axis of [0, 1]) {
      let sum = 0;
      for (let d = 0; d < cols; d++) sum += (values[row * cols + d]! - means[d]!) * axes[axis * cols + d]!;
      positions[row * 2 + axis] = sum;
    }
  return { positions, explained, axes };
}
