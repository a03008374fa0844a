import { columnMeans, type Points, squaredDistance } from './points';

/** How well separated clusters are. */
export interface Validity {
  /** Calinski & Harabasz 1974: variance between by variance within; higher is better. NaN for one cluster. */
  readonly calinskiHarabasz: number;
  /** Davies & Bouldin 1979: mean likeness of each cluster to its most similar one; lower is better. NaN for one cluster. */
  readonly daviesBouldin: number;
}

/** Sizes of clusters and their means, k × cols; means of empty clusters are 0. */
export function clusterMeans({ rows, cols, values }: Points, labels: Int32Array, k: number) {
  const sizes = new Int32Array(k);
  const means = new Float64Array(k * cols);
  for (let row = 0, at = 0; row < rows; row++) {
    const first = labels[row]! * cols;
    sizes[labels[row]!]!++;
    for (let d = 0; d < cols; d++) means[first + d]! += values[at++]!;
  }
  for (let at = 0; at < means.length; at++) means[at]! /= Math.max(1, sizes[Math.floor(at / cols)]!);
  return { sizes, means };
}

/** Calinski-Harabasz and Davies-Bouldin of a labelling 0 .. k − 1; empty clusters do not count. */
export function validityOf(points: Points, labels: Int32Array, k: number): Validity {
  const { rows, cols, values } = points;
  const { sizes, means } = clusterMeans(points, labels, k);
  const used = Array.from(sizes.keys()).filter((cluster) => sizes[cluster]! > 0);
  if (used.length < 2) return { calinskiHarabasz: Number.NaN, daviesBouldin: Number.NaN };
  const whole = columnMeans(points);
  const spread = new Float64Array(k);
  let within = 0;
  for (let row = 0; row < rows; row++) {
    const square = squaredDistance(values, row, means, labels[row]!, cols);
    within += square;
    spread[labels[row]!]! += Math.sqrt(square);
  }
  const between = used.reduce(
    (sum, one) => sum + sizes[one]! * squaredDistance(means, one, whole, 0, cols),
    0,
  );
  for (const one of used) spread[one]! /= sizes[one]!;
  const likeness = used.map((one) =>
    Math.max(
      ...used
        .filter((other) => other !== one)
        .map(
          (other) =>
            (spread[one]! + spread[other]!) / Math.sqrt(squaredDistance(means, one, means, other, cols)),
        ),
    ),
  );
  return {
    calinskiHarabasz: between / (used.length - 1) / (within / (rows - used.length)),
    daviesBouldin: likeness.reduce((sum, value) => sum + value, 0) / used.length,
  };
}
