import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csrFromRows } from './csr';
import { evaluate, historyOf } from './evaluate';
import { Model } from './model';
import type { TrainingData } from './recommender';
import { recommenderOf } from './recommenders';

const [CUSTOMERS, ITEMS] = [8, 12];
/** Rows of items, the last three of which nobody has. */
const rows = fc.array(fc.uniqueArray(fc.nat(ITEMS - 4), { minLength: 1, maxLength: 6 }), {
  minLength: CUSTOMERS,
  maxLength: CUSTOMERS,
});
const dataOf = (lists: readonly (readonly number[])[]): TrainingData => ({
  ...csrFromRows(
    lists.map((items) => items.map((item) => [item, 1] as const)),
    ITEMS,
  ),
  catalogue: {
    texts: Array.from({ length: ITEMS }, (_, item) => `${item % 2 === 0 ? 'round' : 'square'} thing`),
    categories: new Array<null>(ITEMS).fill(null),
  },
});
/** Everyone is to be judged: by the items of nobody, which no list may hold. */
const held = csrFromRows(
  Array.from({ length: CUSTOMERS }, () => [[ITEMS - 1, 1]] as const),
  ITEMS,
);

const open = async (id: string, data: TrainingData) => {
  const recommender = recommenderOf(id);
  const state = await recommender.fit(data, {}, { seed: 1, progress: () => {} });
  const popularity = new Float32Array(ITEMS);
  for (const item of data.indices) popularity[item]! += 1;
  return { model: new Model(recommender, state, popularity), scorer: recommender.open(state) };
};

describe.each([
  'popularity',
  'user-knn',
  'item-knn',
  'slim',
  'rp3beta',
  'ials',
  'svd',
  'ease',
  'association',
])('%s', (id) => {
  test('serves the list that was judged: what it has never met is in neither', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(3, ITEMS), async (lists, k) => {
        const data = dataOf(lists);
        const { model, scorer } = await open(id, data);
        const { judged } = evaluate(scorer, data, held, k);
        judged.rows.forEach((row, at) => {
          const served = model.recommend(historyOf(data, row), { k }).items.map(({ item }) => item);
          const shown = [...judged.lists.subarray(at * k, (at + 1) * k)].filter((item) => item >= 0);
          expect(served).toEqual(shown);
        });
        expect(judged.rows).toHaveLength(CUSTOMERS);
      }),
      { numRuns: 15 },
    );
  });
});

test('a history of nothing, or of what was never met, brings nothing else that was never met', async () => {
  const data = dataOf(Array.from({ length: CUSTOMERS }, (_, row) => [row, (row + 1) % 8]));
  const { model } = await open('item-knn', data);
  for (const items of [[], [ITEMS - 1]]) {
    const history = { items: Int32Array.from(items), weights: new Float32Array(items.length).fill(1) };
    for (const includeSeen of [false, true]) {
      const list = model.recommend(history, { k: ITEMS, includeSeen }).items.map(({ item }) => item);
      expect(list.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }
  }
});

test('what reads the catalogue also recommends what nobody turned to yet', async () => {
  const data = dataOf(Array.from({ length: CUSTOMERS }, (_, row) => [row, (row + 1) % 8]));
  const { model } = await open('content', data);
  const list = model.recommend(historyOf(data, 0), { k: ITEMS }).items.map(({ item }) => item);
  expect(list).toContain(ITEMS - 1);
});
