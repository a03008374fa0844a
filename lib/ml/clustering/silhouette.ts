import { createRandom } from '@/lib/ml/random';
import { pickPoints, type Points, squaredDistance } from './points';

/** Above this many points the silhouette is that of a random sample. */
export const EXACT_SILHOUETTE = 5000;

export interface Silhouette {
  /** Mean over the points, −1..1. NaN for one cluster. */
  readonly mean: number;
  /** Mean over the points of each cluster; NaN where none was looked at. */
  readonly ofClusters: Float64Array;
  /** How many points were looked at: all of them, or a sample. */
  readonly looked: number;
}

export interface Labelling {
  readonly labels: Int32Array;
  readonly k: number;
}

/** Sums of distances of every point to the points of every cluster, a labelling after the other; every pair is looked at once. */
function distanceSums(
  points: Points,
  labellings: readonly Labelling[],
  progress: (fraction: number) => void,
) {
  const { rows, cols, values } = points;
  const sums = labellings.map(({ k }) => new Float64Array(rows * k));
  for (let row = 1; row < rows; row++) {
    for (let other = 0; other < row; other++) {
      const apart = Math.sqrt(squaredDistance(values, row, values, other, cols));
      for (let at = 0; at < labellings.length; at++) {
        const { labels, k } = labellings[at]!;
        const sum = sums[at]!;
        sum[row * k + labels[other]!]! += apart;
        sum[other * k + labels[row]!]! += apart;
      }
    }
    if (row % 250 === 0) progress((row / rows) ** 2);
  }
  return sums;
}

function fromSums(sums: Float64Array, { labels, k }: Labelling): Silhouette {
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label]!++;
  const totals = new Float64Array(k);
  let total = 0;
  for (let row = 0; row < labels.length; row++) {
    const own = labels[row]!;
    if (sizes[own]! < 2) continue; // by definition 0
    const inside = sums[row * k + own]! / (sizes[own]! - 1);
    let nearest = Infinity;
    for (let cluster = 0; cluster < k; cluster++)
      if (cluster !== own && sizes[cluster]! > 0)
        nearest = Math.min(nearest, sums[row * k + cluster]! / sizes[cluster]!);
    const most = Math.max(inside, nearest);
    const value = most > 0 ? (nearest - inside) / most : 0;
    totals[own]! += value;
    total += value;
  }
  const isOne = sizes.filter((size) => size > 0).length < 2;
  return {
    mean: isOne ? Number.NaN : total / labels.length,
    ofClusters: totals.map((sum, cluster) => (isOne ? Number.NaN : sum / sizes[cluster]!)),
    looked: labels.length,
  };
}

/**
 * Silhouettes (Rousseeuw 1987) of several labellings of the same points: how much nearer a point is to its own cluster than to the
 * next one. Exact up to EXACT_SILHOUETTE points, else of that many drawn at random, compared with each other.
 */
export function silhouettes(
  points: Points,
  labellings: readonly Labelling[],
  { seed, progress = () => {} }: { seed: number; progress?: (fraction: number) => void },
): Silhouette[] {
  if (points.rows <= EXACT_SILHOUETTE) {
    const sums = distanceSums(points, labellings, progress);
    return labellings.map((labelling, at) => fromSums(sums[at]!, labelling));
  }
  const all = Int32Array.from({ length: points.rows }, (_, row) => row);
  const rows = createRandom(seed).shuffle(all).slice(0, EXACT_SILHOUETTE);
  const sampled = labellings.map(({ labels, k }) => ({ labels: rows.map((row) => labels[row]!), k }));
  const sums = distanceSums(pickPoints(points, rows), sampled, progress);
  return sampled.map((labelling, at) => fromSums(sums[at]!, labelling));
}
