import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { rp3beta } from './rp3beta';

const run = { seed: 1, progress: () => {} };
const one = (items: number[]) => ({
  items: Int32Array.from(items),
  weights: new Float32Array(items.length).fill(1),
});

// Customer 0 has items 0 and 1; customer 1 has 0 and 2; customer 2 has 0, 1 and 2; customer 3 has 3 alone.
const data = csrFromRows(
  [[0, 1], [0, 2], [0, 1, 2], [3]].map((items) => items.map((item) => [item, 1] as const)),
  4,
);

test('walks as by hand: from item 1 over its two customers to their items', async () => {
  const scorer = rp3beta.open(await rp3beta.fit(data, { stepExponent: 1, popularityPenalty: 0 }, run));
  const scores = new Float32Array(4);
  scorer.score(one([1]), scores);
  expect(scores[0]).toBeCloseTo(1 / 2 / 2 + 1 / 2 / 3, 6);
  expect(scores[2]).toBeCloseTo(1 / 2 / 3, 6);
  expect(scores[3]).toBe(0);
});

test('α powers each step, β divides by the customers of the item', async () => {
  const scorer = rp3beta.open(await rp3beta.fit(data, { stepExponent: 0.5, popularityPenalty: 0.7 }, run));
  const scores = new Float32Array(4);
  scorer.score(one([1]), scores);
  expect(scores[0]).toBeCloseTo((Math.sqrt(1 / 4) + Math.sqrt(1 / 6)) / 3 ** 0.7, 6);
  expect(scores[2]).toBeCloseTo(Math.sqrt(1 / 6) / 2 ** 0.7, 6);
});

test('keeps the k strongest of each item', async () => {
  const scorer = rp3beta.open(await rp3beta.fit(data, { k: 1, stepExponent: 1, popularityPenalty: 0 }, run));
  expect(scorer.similarItems?.(1, 5).map(({ item }) => item)).toEqual([0]);
});
