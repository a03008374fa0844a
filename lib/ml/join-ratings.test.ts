import { expect, test } from 'vitest';
import { csrFromRows } from './csr';
import { evaluateRatings } from './evaluate-ratings';
import { joinRatings } from './join-ratings';

const train = csrFromRows([[[0, 3]], [[1, 3]], [[2, 3]]], 5);
const scorer = { predictRating: () => 3 };
const judge = (rows: Parameters<typeof csrFromRows>[0]) =>
  evaluateRatings(scorer, train, csrFromRows(rows, 5));

test('parts joined are judged as if they had been one', () => {
  const first = judge([
    [[1, 5]],
    [],
    [
      [0, 1],
      [1, 2],
    ],
  ]);
  const second = judge([
    [
      [2, 4],
      [3, 3],
    ],
    [[0, 1]],
    [],
  ]);
  const whole = judge([
    [
      [1, 5],
      [2, 4],
      [3, 3],
    ],
    [[0, 1]],
    [
      [0, 1],
      [1, 2],
    ],
  ]);
  const joined = joinRatings([first, second]);
  expect(joined.judgedRatings).toBe(whole.judgedRatings);
  expect(joined.metrics.rmse).toBeCloseTo(whole.metrics.rmse, 9);
  expect(joined.metrics.mae).toBeCloseTo(whole.metrics.mae, 9);
  expect([...joined.judged.rows]).toEqual([...whole.judged.rows]);
  for (const metric of ['rmse', 'mae'] as const)
    joined.judged.values[metric].forEach((value, at) =>
      expect(value).toBeCloseTo(whole.judged.values[metric][at]!, 6),
    );
});
