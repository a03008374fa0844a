import { historyOf } from '@/lib/ml/history';
import { Model } from '@/lib/ml/model';
import type { History } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type Benchmark, cpuSeconds, type Measured } from './benchmark';
import { millionOnes } from './ease';

/** Recommendations in a row: one alone is too short to be timed. */
const CALLS = 2000;

/** Events of a shopper. */
const EVENTS = 20;

/** CPU seconds of one top-10, the whole call: folding in or adding up, leaving out what was seen, choosing. */
async function topTen(
  algorithm: string,
  params: Readonly<Record<string, unknown>>,
  most: number,
): Promise<Measured> {
  const data = millionOnes();
  const recommender = recommenderOf(algorithm);
  const state = await recommender.fit(data, params, { seed: 1, progress: () => {} });
  const model = new Model(recommender, state, new Float32Array(data.cols).fill(1));
  const histories = Array.from({ length: CALLS }, (_, row) => {
    const { items, weights } = historyOf(data, row);
    // Spread over the whole history: its first items are the most popular ones.
    const step = Math.max(1, Math.floor(items.length / EVENTS));
    const isKept = (_: number, at: number) => at % step === 0 && at < step * EVENTS;
    return { items: items.filter(isKept), weights: weights.filter(isKept) };
  });
  const whole = Array.from({ length: CALLS }, (_, row) => historyOf(data, row));
  const secondsOf = (each: readonly History[]) =>
    cpuSeconds(() => each.forEach((history) => model.recommend(history, { k: 10 }))) / CALLS;
  const ours = secondsOf(histories);
  const mean = data.indices.length / data.rows;
  return {
    ours,
    peer: most,
    isMet: ours <= most,
    note: `on whole histories, ${mean.toFixed(0)} events in the mean: ${(1e6 * secondsOf(whole)).toFixed(0)} µs`,
  };
}

const limit = (microseconds: number) => ({ peer: `${microseconds} µs`, target: '≤ 1' });

export const ials: Benchmark = {
  ...limit(50),
  name: 'Top 10 of 4,000 items for one shopper, iALS of 64 factors, 20 events folded in exactly',
  run: () => topTen('ials', { dimensions: 64, sweeps: 3, solver: 'conjugate-gradient' }, 50e-6),
};

export const itemKnn: Benchmark = {
  ...limit(30),
  name: 'Top 10 of 4,000 items for one shopper, item-kNN, k = 50, on 20 events',
  run: () => topTen('item-knn', { k: 50 }, 30e-6),
};

export const ease: Benchmark = {
  ...limit(40),
  name: 'Top 10 of 4,000 items for one shopper, EASE on 20 events',
  run: () => topTen('ease', {}, 40e-6),
};
