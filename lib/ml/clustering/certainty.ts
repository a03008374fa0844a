import { type Points, squaredDistance } from './points';

export interface Assignment {
  /** Nearest centre of each point. */
  readonly labels: Int32Array;
  /** (second − nearest) / second distance, 0..1: how clearly a point is its cluster's. */
  readonly certainty: Float32Array;
}

/** The nearest centre of every point, and how clearly; the largest cluster comes first. */
export function assignBySize(points: Points, centres: Float64Array, k: number): Assignment {
  const { rows, cols, values } = points;
  const nearest = new Int32Array(rows);
  const certainty = new Float32Array(rows);
  const sizes = new Int32Array(k);
  for (let row = 0; row < rows; row++) {
    let [first, second, label] = [Infinity, Infinity, 0];
    for (let cluster = 0; cluster < k; cluster++) {
      const apart = squaredDistance(values, row, centres, cluster, cols);
      if (apart < first) [second, first, label] = [first, apart, cluster];
      else if (apart < second) second = apart;
    }
    nearest[row] = label;
    sizes[label]!++;
    certainty[row] = second > 0 && k > 1 ? 1 - Math.sqrt(first / second) : 0;
  }
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const number = new Int32Array(k);
  order.forEach((cluster, at) => (number[cluster] = at));
  return { labels: nearest.map((cluster) => number[cluster]!), certainty };
}
