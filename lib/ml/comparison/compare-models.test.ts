import { describe, expect, test } from 'vitest';
import { createRandom } from '@/lib/ml/random';
import { type ComparedModel, compareModels } from './compare-models';

const random = createRandom(4);
const base = Array.from({ length: 60 }, () => random.next());

/** A model that judged customers from..59, `lead` better than the base for each. */
function model(lead: (customer: number) => number, from = 0): ComparedModel {
  const rows = Int32Array.from({ length: 60 - from }, (_, at) => from + at);
  const ndcg = Float32Array.from(rows, (row) => (base[row] ?? 0) + lead(row));
  return { rows, values: { ndcg, recall: ndcg.map((value) => value / 2) } };
}

const groups = [
  {
    dimension: 'activity' as const,
    names: ['new', 'heavy'],
    codes: Int32Array.from({ length: 60 }, (_, at) => (at < 55 ? 0 : 1)),
  },
];

describe('comparison of models', () => {
  const plain = model(() => 0);
  const better = model(() => 0.2, 10);
  const noisy = model((row) => (row % 2 === 0 ? 0.01 : -0.01));
  const result = compareModels([plain, better, noisy], groups, 'ndcg', 1);

  test('is over the customers that all judged, each metric with its interval', () => {
    expect(result.customers).toBe(50);
    const mean = base.slice(10).reduce((sum, value) => sum + value, 0) / 50;
    expect(result.intervals[0]?.ndcg?.mean).toBeCloseTo(mean, 6);
    expect(result.intervals[0]?.recall?.mean).toBeCloseTo(mean / 2, 6);
    expect(result.intervals[1]?.ndcg?.mean).toBeCloseTo(mean + 0.2, 6);
    const { low = 0, high = 0 } = result.intervals[0]?.ndcg ?? {};
    expect(low < mean && mean < high).toBe(true);
  });

  test('has every pair once, corrected for all of them', () => {
    expect(result.pairs.map(({ model: a, against: b }) => [a, b])).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
    ]);
    expect(result.pairs.map(({ relation }) => relation)).toEqual(['better', 'undecided', 'worse']);
    expect(result.pairs[0]?.difference.mean).toBeCloseTo(0.2, 6);
    for (const { p, pHolm } of result.pairs) expect(pHolm).toBeGreaterThanOrEqual(p);
    expect(result.pairs[0]?.pHolm).toBeCloseTo(3 * (result.pairs[0]?.p ?? 0), 10);
  });

  test('tells groups apart, and tells no mean of one that is smaller than ten', () => {
    const [young, heavy] = result.groups;
    expect([young?.group, young?.customers, heavy?.customers]).toEqual(['new', 45, 5]);
    expect(young?.against[1]).toEqual({ wins: 45, ties: 0, losses: 0 });
    expect(young?.against[0]).toEqual({ wins: 0, ties: 45, losses: 0 });
    expect(young?.values[0]?.mean).toBeGreaterThan(0);
    expect(heavy?.values).toEqual([null, null, null]);
  });

  test('a model alone has intervals and groups, and no pairs', () => {
    const alone = compareModels([plain], groups, 'recall', 1);
    expect([alone.customers, alone.pairs, alone.groups.length]).toEqual([60, [], 2]);
  });
});
