import { createRandom } from '@/lib/ml/random';
import { adjustedRandIndex } from './adjusted-rand';
import { kMeans, nearestCentres } from './k-means';
import { pickPoints, type Points } from './points';

/**
 * How much the clusters hang on the points at hand (Hennig 2007): mean adjusted Rand index of the labels against those of the
 * nearest centres of clusters found on bootstrap samples.
 * @param labels what k-means with `k` found on all points
 */
export function bootstrapStability(
  points: Points,
  labels: Int32Array,
  k: number,
  {
    draws,
    seed,
    starts = 10,
    progress = () => {},
  }: { draws: number; seed: number; starts?: number; progress?: (fraction: number) => void },
): number {
  const random = createRandom(seed);
  let sum = 0;
  for (let draw = 0; draw < draws; draw++) {
    const sample = Int32Array.from({ length: points.rows }, () => random.below(points.rows));
    const { centres } = kMeans(pickPoints(points, sample), { k, starts, seed: random.below(2 ** 31) });
    sum += adjustedRandIndex(labels, nearestCentres(points, centres, k));
    progress((draw + 1) / draws);
  }
  return sum / draws;
}
