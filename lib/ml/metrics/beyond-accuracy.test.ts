import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { createRandom } from '@/lib/ml/random';
import { beyondAccuracy } from './beyond-accuracy';

/** Four customers, four items: item 0 is everyone's but the last's, items 2 and 3 are always together. */
const train = {
  ...csrFromRows(
    [
      [[0, 1]],
      [
        [0, 1],
        [1, 1],
      ],
      [
        [0, 1],
        [2, 1],
        [3, 1],
      ],
      [
        [2, 1],
        [3, 1],
      ],
    ],
    4,
  ),
  catalogue: { texts: ['', '', '', ''], categories: ['a', 'a', 'b', 'b'] },
};
const test_ = csrFromRows([[[2, 1]], [], [[1, 1]], [[0, 1]]], 4);
const judge = (lists: number[]) =>
  beyondAccuracy(
    { k: 2, rows: Int32Array.of(0, 2, 3), lists: Int32Array.from(lists), values: {} },
    train,
    test_,
  );

test('known answers by hand', () => {
  const metrics = judge([2, 3, 1, -1, 0, 1]);
  expect(metrics['coverage@2']).toBe(1);
  // shown 1, 2, 1, 1 times: Σ (2i − n − 1) x_i = (−3 − 1 + 1 + 6) / (4 · 5)
  expect(metrics['gini@2']).toBeCloseTo(3 / 20, 12);
  // popularity of 4 customers: 3, 1, 2, 2
  expect(metrics['novelty@2']).toBeCloseTo((1 + 2 + (-Math.log2(3 / 4) + 2) / 2) / 3, 12);
  expect(metrics['popularity-bias@2']).toBeCloseTo((0.5 + 0.25 + 0.5) / 3, 12);
  // items 2 and 3 are the same customers'; 0 and 1 share one of √3
  expect(metrics['diversity@2']).toBeCloseTo((0 + (1 - 1 / Math.sqrt(3))) / 2, 6);
});

test('a list of one category is miscalibrated for a history of another, and not for its own', () => {
  const own = beyondAccuracy(
    { k: 1, rows: Int32Array.of(0), lists: Int32Array.of(1), values: {} },
    train,
    test_,
  );
  const other = beyondAccuracy(
    { k: 1, rows: Int32Array.of(0), lists: Int32Array.of(2), values: {} },
    train,
    test_,
  );
  expect(own['calibration@1']).toBeCloseTo(0, 12);
  expect(other['calibration@1']).toBeCloseTo(Math.log2(1 / 0.01), 12);
});

test('a hit that the most popular items would have had is no serendipity', () => {
  // Customer 0 has item 0: the most popular unseen are 2 and 3, so a hit on 2 was to be expected.
  expect(judge([2, 3, 1, -1, 0, 1])['serendipity@2']).toBeCloseTo(0, 12);
  const rare = csrFromRows([[[1, 1]], [], [], []], 4);
  const found = beyondAccuracy(
    { k: 1, rows: Int32Array.of(0), lists: Int32Array.of(1), values: {} },
    train,
    rare,
  );
  expect(found['serendipity@1']).toBe(1);
});

test('long lists of many items have more pairs than a Map can hold', () => {
  const [customers, items, k] = [4400, 10_000, 100];
  // Customer c has the items c, c + 4400 and c + 8800: two items are alike when they are the same customer's.
  const rows = Array.from({ length: customers }, (_, row) =>
    [row, row + customers, row + 2 * customers]
      .filter((item) => item < items)
      .map((item) => [item, 1] as const),
  );
  const random = createRandom(1);
  const judged = Int32Array.from({ length: customers }, (_, row) => row);
  const lists = new Int32Array(customers * k);
  for (const row of judged) {
    const list = random.shuffle(Int32Array.from({ length: items }, (_, item) => item)).subarray(0, k);
    lists.set(list, row * k);
  }
  let alike = 0;
  for (const row of judged) {
    const seen = new Int32Array(customers);
    for (const item of lists.subarray(row * k, (row + 1) * k)) alike += seen[item % customers]!++;
  }
  const found = beyondAccuracy(
    { k, rows: judged, lists, values: {} },
    csrFromRows(rows, items),
    csrFromRows([], items),
  );
  expect(found[`diversity@${k}`]).toBeCloseTo(1 - alike / ((customers * k * (k - 1)) / 2), 9);
});
