import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { groupCustomers, headItems } from './groups';

const rows = (lists: readonly (readonly number[])[], cols: number) =>
  csrFromRows(
    lists.map((items) => items.map((item) => [item, 1] as const)),
    cols,
  );

const train = {
  ...rows([[0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5]], 10),
  catalogue: {
    texts: Array.from({ length: 10 }, () => ''),
    categories: ['tea', 'tea', 'tea', 'tea', 'mug', 'mug', 'mug', null, null, null],
  },
};
const held = rows([[1, 2, 4], [2, 4], [0], [7, 8], [0, 1, 6], [0, 9]], 10);
const judged = Int32Array.of(0, 1, 2, 3, 4, 5);
const named = (dimension: string) => {
  const found = groupCustomers(train, held, judged).find((groups) => groups.dimension === dimension);
  return Array.from(found?.codes ?? [], (code) => found?.names[code] ?? null);
};

test('activity cuts the judged customers into thirds by the size of their history', () => {
  expect(named('activity')).toEqual(['new', 'new', 'regular', 'regular', 'heavy', 'heavy']);
});

test('nobody is new or heavy among equals', () => {
  const equal = rows(
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ],
    3,
  );
  const [activity] = groupCustomers(equal, equal, Int32Array.of(0, 1, 2));
  expect([...activity!.codes]).toEqual([1, 1, 1]);
});

test('the head is the most popular fifth of what train knows', () => {
  // Six known items: two of them, 0 with six customers and 1 with five.
  expect([...headItems(train)]).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('taste goes by the share of head items held out', () => {
  expect(named('taste')).toEqual(['mixed', 'tail', 'head', 'tail', 'mixed', 'mixed']);
});

test('category is that of most held-out items, the first by name where two are equal, none where none is known', () => {
  expect(named('category')).toEqual(['tea', 'mug', 'tea', null, 'tea', 'tea']);
});

test('without categories there is no such dimension', () => {
  const bare = rows([[0, 1]], 2);
  expect(groupCustomers(bare, bare, Int32Array.of(0)).map(({ dimension }) => dimension)).toEqual([
    'activity',
    'taste',
  ]);
});
