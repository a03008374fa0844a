import { type Random } from '@/lib/ml/random';

/**
 * Draws positions in proportion to weights (alias method, Vose 1991): O(n) to build, O(1) a draw.
 * @param weights finite and ≥ 0, not all 0
 * @throws RangeError when there is nothing to draw
 */
export function weightedDraw(weights: ArrayLike<number>): (random: Random) => number {
  const n = weights.length;
  let total = 0;
  for (let at = 0; at < n; at++) total += weights[at]!;
  if (!(total > 0)) throw new RangeError('There is no positive weight to draw from.');
  const keep = Float64Array.from({ length: n }, (_, at) => (weights[at]! * n) / total);
  const alias = new Int32Array(n);
  const small: number[] = [];
  const large: number[] = [];
  keep.forEach((share, at) => (share < 1 ? small : large).push(at));
  while (small.length > 0 && large.length > 0) {
    const low = small.pop()!;
    const high = large[large.length - 1]!;
    alias[low] = high;
    keep[high] = keep[high]! + keep[low]! - 1;
    if (keep[high] < 1) small.push(large.pop()!);
  }
  // What is left over differs from 1 by rounding alone.
  for (const at of [...small, ...large]) keep[at] = 1;
  return (random) => {
    const at = random.below(n);
    return random.next() < keep[at]! ? at : alias[at]!;
  };
}

/** One of the values, each as likely. */
export function oneOf<T>(values: readonly T[], random: Random): T {
  const value = values[random.below(values.length)];
  if (value === undefined) throw new RangeError('There is no value to choose from.');
  return value;
}

/** How many events happen where `mean` are expected (Knuth 1969; in steps of at most 30, where exp(-mean) stays exact enough). */
export function poisson(mean: number, random: Random): number {
  let count = 0;
  for (let left = mean; left > 0; left -= 30) {
    const limit = Math.exp(-Math.min(left, 30));
    for (let product = random.next(); product > limit; product *= random.next()) count++;
  }
  return count;
}
