import { createRandom } from '@/lib/ml/random';
import { Refusal } from '@/lib/ml/refusal';
import { type Clusters, inertiaOf, lloyd, nearestCentres } from './k-means';
import { openStepper } from './lloyd';
import { pickPoints, type Points, squaredDistance } from './points';
import { seedCentres } from './seeding';

/** Points that first centres are looked for among. */
const SEEDED = 20_000;

export interface MiniBatchOptions {
  readonly k: number;
  readonly seed: number;
  /** Points a step. */
  readonly batch?: number;
  readonly steps?: number;
  readonly starts?: number;
  readonly progress?: (fraction: number) => void;
}

function nearest(values: Float32Array, row: number, centres: Float64Array, k: number, cols: number): number {
  let best = 0;
  let least = Infinity;
  for (let cluster = 0; cluster < k; cluster++) {
    const apart = squaredDistance(values, row, centres, cluster, cols);
    if (apart < least) [least, best] = [apart, cluster];
  }
  return best;
}

/**
 * Mini-batch k-means (Sculley 2010): steps over a few points drawn at random, each of which draws its centre towards itself by one
 * over the number of points that the centre has seen. For millions of points; near the inertia of k-means, not at it.
 */
export function miniBatchKMeans(
  points: Points,
  { k, seed, batch = 4096, steps = 200, starts = 3, progress = () => {} }: MiniBatchOptions,
): Clusters {
  const { rows, cols, values } = points;
  if (rows < k) throw new Refusal(`There are ${rows} points: too few for ${k} clusters.`);
  const random = createRandom(seed);
  const some = (count: number) =>
    rows <= count
      ? Int32Array.from({ length: rows }, (_, row) => row)
      : Int32Array.from({ length: count }, () => random.below(rows));
  let centres: Float64Array | null = null;
  let least = Infinity;
  const seen = new Float64Array(k);
  // k-means on a sample begins; of several starts the one that serves it best is gone on with, as if it had seen no more than the sample.
  const sample = pickPoints(points, some(SEEDED));
  const stepper = openStepper(sample, k);
  for (let start = 0; start < starts; start++) {
    stepper.reset();
    const tried = seedCentres(sample, k, random);
    lloyd(sample, stepper, tried, { mostIterations: 100, leastWay: 0 });
    const inertia = inertiaOf(sample, stepper.labels, tried);
    if (inertia >= least) continue;
    [least, centres] = [inertia, tried];
    seen.fill(0);
    for (const label of stepper.labels) seen[label]!++;
  }
  if (!centres) throw new RangeError('k-means needs at least one start.');
  for (let step = 0; step < steps; step++) {
    const drawn = Int32Array.from({ length: Math.min(batch, rows) }, () => random.below(rows));
    // All of a batch find their centres before any of these moves.
    const found = drawn.map((row) => nearest(values, row, centres, k, cols));
    drawn.forEach((row, at) => {
      const first = found[at]! * cols;
      const rate = 1 / ++seen[found[at]!]!;
      for (let d = 0; d < cols; d++)
        centres[first + d]! += rate * (values[row * cols + d]! - centres[first + d]!);
    });
    progress((step + 1) / steps);
  }
  const labels = nearestCentres(points, centres, k);
  return { k, labels, centres, inertia: inertiaOf(points, labels, centres), iterations: steps };
}
