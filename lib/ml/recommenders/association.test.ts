import { expect, test } from 'vitest';
import { visitsOf } from '@/lib/ml/association/visits';
import { csrFromRows } from '@/lib/ml/csr';
import { association } from './association';

const run = { seed: 1, progress: () => {} };
const one = (items: number[]) => ({
  items: Int32Array.from(items),
  weights: new Float32Array(items.length).fill(1),
});

// Items 0 and 1 lead to 2 in three of four baskets; 0 alone does in three of five.
const data = csrFromRows(
  [[0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1], [0, 3], [3]].map((items) =>
    items.map((item) => [item, 1] as const),
  ),
  4,
);

test('adds up the confidences of the rules that the history fires, and shares them out', async () => {
  const params = { minSupport: 0.3, minConfidence: 0.1, maxAntecedent: 2 };
  const scorer = association.open(await association.fit(data, params, run));
  const scores = new Float32Array(4);
  scorer.score(one([0, 1]), scores);
  expect(scores[2]).toBeCloseTo(3 / 5 + 3 / 4 + 3 / 4, 6);
  expect(scorer.explain?.(one([0, 1]), 2)).toEqual([
    { kind: 'item', index: 0, value: expect.closeTo(3 / 5 + 3 / 8, 6) as number },
    { kind: 'item', index: 1, value: expect.closeTo(3 / 4 + 3 / 8, 6) as number },
  ]);
  expect(scorer.similarItems?.(0, 2).map(({ item }) => item)).toEqual([1, 2]);
});

test('or takes the best of them', async () => {
  const params = { minSupport: 0.3, minConfidence: 0.1, maxAntecedent: 2, scoring: 'best' };
  const scorer = association.open(await association.fit(data, params, run));
  const scores = new Float32Array(4);
  scorer.score(one([0, 1]), scores);
  expect(scores[2]).toBeCloseTo(3 / 4, 6);
  const sum = scorer.explain?.(one([0, 1]), 2).reduce((total, { value }) => total + value, 0);
  expect(sum).toBeCloseTo(3 / 4, 6);
});

test('ends on dense data by raising the support', async () => {
  const row = Array.from({ length: 1000 }, (_, item) => [item, 1] as const);
  const dense = csrFromRows([row, row, row.slice(0, 30), row.slice(0, 30)], 1000);
  const state = await association.fit(dense, {}, run);
  expect((state['consequents'] as Int32Array).length).toBe(30 * 29);
});

test('a visit ends with half an hour of silence', () => {
  const minutes = (...values: number[]) => Uint32Array.from(values, (value) => 60 + value * 60);
  const visits = visitsOf({
    ...csrFromRows(
      [[0, 1, 2], [1]].map((items) => items.map((item) => [item, 1] as const)),
      3,
    ),
    seconds: minutes(100, 0, 20, 5),
    order: Int32Array.of(1, 2, 0, 3),
  });
  expect(Array.from(visits.indptr)).toEqual([0, 2, 3, 4]);
  expect(Array.from(visits.indices)).toEqual([1, 2, 0, 1]);
});
