import { expect, test } from 'vitest';
import { csrFromRows } from './csr';
import { evaluateRatings } from './evaluate-ratings';
import { biasBaseline, meanBaseline } from './rating-baselines';

const train = csrFromRows(
  [
    [
      [0, 4],
      [1, 2],
    ],
    [[2, 5]],
    [[0, 1]],
    [],
  ],
  4,
);
const test4 = csrFromRows(
  [
    [
      [2, 3],
      [3, 1],
    ],
    [[0, 4]],
    [],
    [[1, 2]],
  ],
  4,
);

test('counts every held-out rating once, and each customer for itself', () => {
  const { metrics, judgedRatings, judgedCustomers, judged } = evaluateRatings(
    meanBaseline(train),
    train,
    test4,
  );
  // The mean of train is 3: errors 0, 2 | -1 | 1.
  expect(metrics.rmse).toBeCloseTo(Math.sqrt((0 + 4 + 1 + 1) / 4), 12);
  expect(metrics.mae).toBeCloseTo((0 + 2 + 1 + 1) / 4, 12);
  expect([judgedRatings, judgedCustomers]).toEqual([4, 3]);
  expect([...judged.rows]).toEqual([0, 1, 3]);
  expect([...judged.counts]).toEqual([2, 1, 1]);
  expect([...judged.values.mae]).toEqual([1, 1, 1]);
  expect(judged.values.rmse[0]).toBeCloseTo(Math.SQRT2, 6);
});

test('gives the scorer the history of train, and nothing held out', () => {
  const seen: number[][] = [];
  const scorer = {
    predictRating: ({ items }: { items: Int32Array }, item: number) => {
      seen.push([...items, -1, item]);
      return 3;
    },
  };
  evaluateRatings(scorer, train, test4);
  expect(seen).toEqual([
    [0, 1, -1, 2],
    [0, 1, -1, 3],
    [2, -1, 0],
    [-1, 1],
  ]);
});

test('refuses an algorithm that predicts none, and can be cancelled', () => {
  expect(() => evaluateRatings({}, train, test4)).toThrow('predicts no ratings');
  const stop = () => {
    throw new Error('cancelled');
  };
  expect(() => evaluateRatings(meanBaseline(train), train, test4, stop)).toThrow('cancelled');
});

test('biases meet ratings that are made of biases, but for the shrinkage', () => {
  const ratings = csrFromRows(
    Array.from({ length: 300 }, (_, row) =>
      Array.from({ length: 200 }, (_, item) => [item, 3 + (row % 2) - 0.5 + 0.1 * (item % 5) - 0.2] as const),
    ),
    200,
  );
  const { predictRating } = biasBaseline(ratings);
  const history = { items: ratings.indices.subarray(0, 200), weights: ratings.data.subarray(0, 200) };
  expect(predictRating(history, 4)).toBeCloseTo(2.7, 1);
  expect(predictRating({ items: Int32Array.of(), weights: Float32Array.of() }, 4)).toBeCloseTo(3.2, 1);
});
