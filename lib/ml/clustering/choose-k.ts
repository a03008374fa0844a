import { createRandom } from '@/lib/ml/random';
import { type Clusters, inertiaOf, kMeans } from './k-means';
import { miniBatchKMeans } from './mini-batch';
import { pickPoints, type Points } from './points';
import { silhouettes } from './silhouette';
import { bootstrapStability } from './stability';
import { clusterMeans, validityOf } from './validity';
import { cutTree, wardMerges } from './ward';

export type ClusterMethod = 'k-means' | 'ward';

/** Points that numbers of clusters are tried on, and that Ward's tree is built on. */
const TRIED = 20_000;
const WARD = 3000;
/** Points and draws of the bootstrap. */
const STABILITY = 3000;
const DRAWS = 20;
/** Beyond this many points mini-batches are near enough. */
const MOST_FULL = 250_000;
/** A number of clusters is no choice where bootstraps agree this much less than for the steadiest one. */
const STEADY = 0.15;

export interface Choice {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number;
  readonly daviesBouldin: number;
  readonly calinskiHarabasz: number;
  readonly stability: number;
}

function sampleOf(points: Points, most: number, seed: number): Points {
  if (points.rows <= most) return points;
  const rows = Int32Array.from({ length: points.rows }, (_, row) => row);
  return pickPoints(points, createRandom(seed).shuffle(rows).slice(0, most));
}

/** Measures of every number of clusters in a range, by k-means on a sample of the points. */
export function measureChoices(
  points: Points,
  { from, to, seed, progress }: { from: number; to: number; seed: number; progress: (part: number) => void },
): { readonly choices: Choice[]; readonly looked: number } {
  const sample = sampleOf(points, TRIED, seed);
  const few = sampleOf(points, STABILITY, seed);
  const ks = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((k) => k < few.rows);
  const found = ks.map((k, at) => {
    progress((0.4 * at) / ks.length);
    return kMeans(sample, { k, seed, starts: 10 });
  });
  const silhouette = silhouettes(sample, found, { seed, progress: (part) => progress(0.4 + 0.2 * part) });
  const choices = found.map(({ k, labels, inertia }, at) => {
    const own = few === sample ? labels : kMeans(few, { k, seed, starts: 10 }).labels;
    return {
      k,
      inertia,
      silhouette: silhouette[at]!.mean,
      ...validityOf(sample, labels, k),
      stability: bootstrapStability(few, own, k, {
        ...{ draws: DRAWS, seed, starts: 3 },
        progress: (part) => progress(0.6 + (0.4 * (at + part)) / found.length),
      }),
    };
  });
  return { choices, looked: sample.rows };
}

/** The number of clusters with the highest silhouette among those that are about as steady as the steadiest. */
export function bestChoice(choices: readonly Choice[]): number {
  const steadiest = Math.max(...choices.map(({ stability }) => stability));
  const steady = choices.filter(({ stability }) => stability >= steadiest - STEADY);
  const best = steady.reduce(
    (a, b) => (b.silhouette > a.silhouette ? b : a),
    steady[0] ?? { k: 0, silhouette: 0 },
  );
  return best.k;
}

/** The clusters themselves: centres of as many points as the method takes. */
export function findClusters(
  points: Points,
  {
    k,
    method,
    seed,
    progress,
  }: { k: number; method: ClusterMethod; seed: number; progress: (part: number) => void },
): Clusters {
  if (method === 'ward') {
    const sample = sampleOf(points, WARD, seed);
    const labels = cutTree(wardMerges(sample, progress), sample.rows, k);
    const { means } = clusterMeans(sample, labels, k);
    return { k, labels, centres: means, inertia: inertiaOf(sample, labels, means), iterations: sample.rows };
  }
  return points.rows > MOST_FULL
    ? miniBatchKMeans(points, { k, seed, progress })
    : kMeans(points, { k, seed, starts: 10, progress });
}
