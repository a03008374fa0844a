import { createRandom } from '@/lib/ml/random';
import { normalTail } from './normal-tail';

/** A mean with its 95 % interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** How often customers are drawn anew. */
const RESAMPLES = 2000;

function percentile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (at - below) * (sorted[above]! - sorted[below]!);
}

const intervalOf = (mean: number, draws: Float64Array): Interval => {
  const sorted = draws.slice().sort();
  return { mean, low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
};

/**
 * Means of several series over customers drawn with replacement (Efron 1979), the same draw for all series: paired.
 * @param series one array a model, each with one value a customer
 * @returns one array a series, one mean a draw
 */
export function resampledMeans(
  series: readonly ArrayLike<number>[],
  seed: number,
  resamples = RESAMPLES,
): Float64Array[] {
  const customers = series[0]?.length ?? 0;
  const means = series.map(() => new Float64Array(resamples));
  const random = createRandom(seed);
  const drawn = new Uint16Array(customers);
  for (let round = 0; round < resamples; round++) {
    drawn.fill(0);
    for (let at = 0; at < customers; at++) drawn[random.below(customers)]! += 1;
    series.forEach((values, which) => {
      let sum = 0;
      for (let at = 0; at < customers; at++) sum += drawn[at]! * values[at]!;
      means[which]![round] = sum / customers;
    });
  }
  return means;
}

/** Mean of a series, with the percentile interval of its resampled means. */
export function meanInterval(values: ArrayLike<number>, draws: Float64Array): Interval {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  const mean = values.length === 0 ? 0 : sum / values.length;
  return values.length === 0 ? { mean, low: 0, high: 0 } : intervalOf(mean, draws);
}

export interface PairedTest {
  /** a − b */
  readonly difference: Interval;
  /** a / b − 1; null where b's mean is 0. */
  readonly relative: Interval | null;
  /** Two-sided. */
  readonly p: number;
  /** Customers of whom a is better, and so on. */
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

/**
 * p where no draw lies on the other side of zero: the tail of a normal distribution with the draws' mean and spread. Counting
 * alone would stop at 1 / draws, and a correction for dozens of pairs would then call every difference chance.
 */
function beyondDraws(differences: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (const difference of differences) sum += difference;
  const mean = sum / differences.length;
  for (const difference of differences) squares += (difference - mean) ** 2;
  const spread = Math.sqrt(squares / differences.length);
  const z = Math.abs(mean) / spread;
  return z >= 2 && z < Infinity ? 2 * normalTail(z) : 1;
}

/**
 * Paired bootstrap test of two models over the same customers: the share of draws on the other side of zero, both sides, at
 * least 1 / (draws + 1) a side (Efron & Tibshirani 1993; Sakai 2006 for rankings). Few customers that agree are drawn again and
 * again, so p is never less than a test by turned signs of those whom the two differ on could give: 2^(1 − customers).
 * @param a value of each customer
 * @param b value of each customer, in the same order
 * @param drawsA resampled means of `a`, from the same call of resampledMeans as those of `b`
 * @param isError the lower the better: changes who wins, not the sign of the difference
 */
export function pairedTest(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  drawsA: Float64Array,
  drawsB: Float64Array,
  isError = false,
): PairedTest {
  let [sumA, sumB, higher, lower] = [0, 0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    sumA += a[at]!;
    sumB += b[at]!;
    if (a[at]! > b[at]!) higher++;
    else if (a[at]! < b[at]!) lower++;
  }
  const [wins, losses] = isError ? [lower, higher] : [higher, lower];
  const customers = Math.max(1, a.length);
  const differences = drawsA.map((mean, round) => mean - drawsB[round]!);
  const ratios = drawsA.map((mean, round) => mean / drawsB[round]! - 1).filter(Number.isFinite);
  let [above, below] = [0, 0];
  for (const difference of differences) {
    if (difference >= 0) above++;
    if (difference <= 0) below++;
  }
  const crossing = Math.min(above, below);
  const counted = Math.min(1, (2 * (crossing + 1)) / (differences.length + 1));
  const drawn = crossing > 0 ? counted : Math.min(counted, beyondDraws(differences));
  return {
    difference: intervalOf((sumA - sumB) / customers, differences),
    relative: sumB > 0 && ratios.length > 0 ? intervalOf(sumA / sumB - 1, ratios) : null,
    p: Math.min(1, Math.max(drawn, 2 ** (1 - wins - losses))),
    wins,
    ties: a.length - wins - losses,
    losses,
  };
}
