import { withKernels } from '@/lib/ml/kernels/kernels';
import { kernelStepper } from '@/lib/ml/kernels/assign-points';
import { columnMeans, type Points } from './points';

/** Where k-means stands: labels, and the sums of the points of each cluster, changed by every step. */
export interface Stepper {
  /** Cluster of each point; −1 before the first step. */
  readonly labels: Int32Array;
  /** What was taken off all points (the mean of each column), so that single precision serves the differences alone. */
  readonly origin: Float64Array;
  /** Of each cluster, from the origin; k × cols. */
  readonly sums: Float64Array;
  readonly counts: Int32Array;
  /** Gives every point to its nearest centre (k × cols); ties to the lower number. Returns how many moved. */
  assign(centres: Float64Array): number;
  /** Forgets all labels. */
  reset(): void;
}

/** The reference: a step by plain typed arrays, which runs where kernels cannot. */
export function plainStepper(points: Points, k: number): Stepper {
  const { rows, cols, values } = points;
  const origin = columnMeans(points);
  const labels = new Int32Array(rows).fill(-1);
  const sums = new Float64Array(k * cols);
  const counts = new Int32Array(k);
  const halves = new Float64Array(k);
  const count = (row: number, cluster: number, sign: number) => {
    counts[cluster]! += sign;
    for (let d = 0; d < cols; d++) sums[cluster * cols + d]! += sign * (values[row * cols + d]! - origin[d]!);
  };
  return {
    labels,
    origin,
    sums,
    counts,
    assign(centres) {
      for (let cluster = 0; cluster < k; cluster++) {
        let square = 0;
        for (let d = 0; d < cols; d++) square += centres[cluster * cols + d]! ** 2;
        halves[cluster] = square / 2;
      }
      let moved = 0;
      for (let row = 0; row < rows; row++) {
        let best = Infinity;
        let label = 0;
        for (let cluster = 0; cluster < k; cluster++) {
          let value = halves[cluster]!;
          for (let x = row * cols, c = cluster * cols, end = x + cols; x < end; x++, c++)
            value -= values[x]! * centres[c]!;
          if (value < best) {
            best = value;
            label = cluster;
          }
        }
        const old = labels[row]!;
        if (old === label) continue;
        moved++;
        labels[row] = label;
        if (old >= 0) count(row, old, -1);
        count(row, label, 1);
      }
      return moved;
    },
    reset() {
      labels.fill(-1);
      sums.fill(0);
      counts.fill(0);
    },
  };
}

/** Steps by the kernel where it runs here, else by the reference. */
export const openStepper = (points: Points, k: number): Stepper =>
  withKernels(undefined, (kernels) => kernelStepper(kernels, points, k)) ?? plainStepper(points, k);
