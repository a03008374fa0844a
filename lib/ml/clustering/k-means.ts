import { createRandom } from '@/lib/ml/random';
import { Refusal } from '@/lib/ml/refusal';
import { openStepper, type Stepper } from './lloyd';
import { columnMeans, type Points, squaredDistance } from './points';
import { seedCentres } from './seeding';

export interface KMeansOptions {
  readonly k: number;
  readonly seed: number;
  /** How often it begins anew; the run with the least inertia counts. */
  readonly starts?: number;
  readonly mostIterations?: number;
  /** Ends when the centres move less than this, squared and summed, by the mean variance of the columns. */
  readonly tolerance?: number;
  /** 0..1; may throw to stop. */
  readonly progress?: (fraction: number) => void;
}

export interface Clusters {
  readonly k: number;
  /** Cluster of each point, 0 .. k − 1. */
  readonly labels: Int32Array;
  /** k × cols */
  readonly centres: Float64Array;
  /** Sum of squared distances of the points to their centres. */
  readonly inertia: number;
  readonly iterations: number;
}

/** Throws Refusal where there are fewer points than clusters. */
function checkK(rows: number, k: number): void {
  if (!Number.isInteger(k) || k < 1)
    throw new Refusal('The number of clusters must be a whole number from 1.');
  if (rows < k) throw new Refusal(`There are ${rows} points: too few for ${k} clusters.`);
}

export function inertiaOf({ rows, cols, values }: Points, labels: Int32Array, centres: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += squaredDistance(values, row, centres, labels[row]!, cols);
  return sum;
}

/** Gives each empty cluster the point that lies farthest from its own centre, a different one each. */
function fillEmpty({ rows, cols, values }: Points, { counts, labels }: Stepper, centres: Float64Array): void {
  const taken = new Set<number>();
  for (let cluster = 0; cluster < counts.length; cluster++) {
    if (counts[cluster]! > 0) continue;
    let farthest = -1;
    let most = -1;
    for (let row = 0; row < rows; row++) {
      if (taken.has(row) || counts[labels[row]!]! < 2) continue;
      const apart = squaredDistance(values, row, centres, labels[row]!, cols);
      if (apart > most) [most, farthest] = [apart, row];
    }
    if (farthest < 0) return;
    taken.add(farthest);
    for (let d = 0; d < cols; d++) centres[cluster * cols + d] = values[farthest * cols + d]!;
  }
}

/** Moves each centre to the mean of its points; gives the sum of the squared ways. */
function moveCentres(points: Points, stepper: Stepper, centres: Float64Array): number {
  const { sums, counts, origin } = stepper;
  const { cols } = points;
  let way = 0;
  let hasEmpty = false;
  for (let cluster = 0; cluster < counts.length; cluster++) {
    const count = counts[cluster]!;
    if (count === 0) {
      hasEmpty = true;
      continue;
    }
    for (let at = cluster * cols, end = at + cols; at < end; at++) {
      const mean = origin[at % cols]! + sums[at]! / count;
      way += (mean - centres[at]!) ** 2;
      centres[at] = mean;
    }
  }
  if (!hasEmpty) return way;
  fillEmpty(points, stepper, centres);
  return Infinity;
}

/** Lloyd's algorithm from given centres, which it moves, to where nothing changes. Returns the number of steps. */
export function lloyd(
  points: Points,
  stepper: Stepper,
  centres: Float64Array,
  { mostIterations, leastWay }: { mostIterations: number; leastWay: number },
): number {
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    const moved = stepper.assign(centres);
    if (moved === 0) return iteration;
    if (moveCentres(points, stepper, centres) <= leastWay) {
      stepper.assign(centres);
      return iteration;
    }
  }
  return mostIterations;
}

function meanVariance(points: Points): number {
  const means = columnMeans(points);
  const { rows, cols, values } = points;
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += (values[at]! - means[at % cols]!) ** 2;
  return sum / Math.max(1, rows * cols);
}

/**
 * k-means (Lloyd 1982) with k-means++ seeding, the best of several starts. The same seed gives the same clusters.
 * @throws Refusal for fewer points than clusters
 */
export function kMeans(
  points: Points,
  { k, seed, starts = 10, mostIterations = 300, tolerance = 0, progress = () => {} }: KMeansOptions,
): Clusters {
  checkK(points.rows, k);
  const random = createRandom(seed);
  const stepper = openStepper(points, k);
  const leastWay = tolerance > 0 ? tolerance * meanVariance(points) : 0;
  let best: Clusters | null = null;
  for (let start = 0; start < starts; start++) {
    stepper.reset();
    const centres = seedCentres(points, k, random);
    const iterations = lloyd(points, stepper, centres, { mostIterations, leastWay });
    const inertia = inertiaOf(points, stepper.labels, centres);
    if (!best || inertia < best.inertia)
      best = { k, labels: stepper.labels.slice(), centres, inertia, iterations };
    progress((start + 1) / starts);
  }
  if (!best) throw new RangeError('k-means needs at least one start.');
  return best;
}

/** The nearest centre of every point. */
export function nearestCentres(points: Points, centres: Float64Array, k: number): Int32Array {
  const stepper = openStepper(points, k);
  stepper.assign(centres);
  return stepper.labels.slice();
}
