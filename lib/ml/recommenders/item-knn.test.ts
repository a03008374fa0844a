import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { itemKnn } from './item-knn';

// Item 0 has three customers, item 1 one of them.
const data = csrFromRows(
  [[0, 1], [0], [0]].map((items) => items.map((item) => [item, 1] as const)),
  2,
);

test.each([
  ['the cosine', {}, 1 / Math.sqrt(3)],
  ['amplified', { exponent: 2 }, 1 / 3],
  ['by the norm of the item of the history alone', { asymmetry: 1 }, 1],
  ['by the norm of the item that is scored alone', { asymmetry: 0 }, 1 / 3],
  ['both', { asymmetry: 0, exponent: 2 }, 1 / 9],
])('%s', async (_, params, expected) => {
  const state = await itemKnn.fit(data, { shrinkage: 0, ...params }, { seed: 1, progress: () => {} });
  const scores = new Float32Array(2);
  itemKnn.open(state).score({ items: Int32Array.of(1), weights: Float32Array.of(1) }, scores);
  expect(scores[0]).toBeCloseTo(expected, 6);
});
