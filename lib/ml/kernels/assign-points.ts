import type { Stepper } from '@/lib/ml/clustering/lloyd';
import { columnMeans, type Points } from '@/lib/ml/clustering/points';
import type { Kernels } from './kernels';

/** SIDE of assembly/assign.ts. */
const SIDE = 8;
/** Centres that the kernel takes together. */
const TOGETHER = 4;

/** Lloyd's steps by the kernel, in single precision; sums are double. */
export function kernelStepper(kernels: Kernels, points: Points, k: number): Stepper {
  const { rows, cols, values } = points;
  const origin = columnMeans(points);
  const count = Math.ceil(rows / SIDE);
  const clusters = Math.ceil(k / TOGETHER) * TOGETHER;
  const blocks = kernels.singles(count * SIDE * cols);
  const [centresAt, halvesAt] = [kernels.singles(clusters * cols), kernels.singles(clusters)];
  const labelsAt = kernels.integers(count * SIDE);
  const [sumsAt, countsAt] = [kernels.doubles(clusters * cols), kernels.integers(clusters)];
  // Nothing is allocated from here on: the views stay good.
  const laid = blocks.data;
  for (let row = 0, at = 0; row < rows; row++) {
    const first = (row - (row % SIDE)) * cols + (row % SIDE);
    for (let d = 0; d < cols; d++) laid[first + d * SIDE] = values[at++]! - origin[d]!;
  }
  const [centresOf, halves, allLabels] = [centresAt.data, halvesAt.data, labelsAt.data];
  const labels = allLabels.subarray(0, rows);
  const sums = sumsAt.data.subarray(0, k * cols);
  const counts = countsAt.data.subarray(0, k);
  allLabels.fill(-1);
  halves.fill(Infinity, k);
  return {
    labels,
    origin,
    sums,
    counts,
    assign(centres) {
      for (let at = 0; at < centres.length; at++) centresOf[at] = centres[at]! - origin[at % cols]!;
      for (let cluster = 0; cluster < k; cluster++) {
        let square = 0;
        for (let d = 0; d < cols; d++) square += centresOf[cluster * cols + d]! ** 2;
        halves[cluster] = square / 2;
      }
      return kernels.call.assignPoints(
        blocks.at,
        cols,
        centresAt.at,
        clusters,
        halvesAt.at,
        labelsAt.at,
        rows,
        sumsAt.at,
        countsAt.at,
        0,
        count,
      );
    },
    reset() {
      allLabels.fill(-1);
      sums.fill(0);
      counts.fill(0);
    },
  };
}
