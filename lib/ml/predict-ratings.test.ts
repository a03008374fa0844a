import { expect, test } from 'vitest';
import { csrFromRows } from './csr';
import { predictRatings } from './predict-ratings';

test('predicts by hand: mean plus the similarity-weighted distance of the raters from their own means', () => {
  const ratings = csrFromRows(
    [
      [
        [0, 4],
        [1, 2],
      ],
      [
        [0, 5],
        [2, 1],
      ],
      [
        [1, 3],
        [2, 3],
      ],
    ],
    3,
  );
  const predicted = predictRatings(ratings);
  const s01 = 20 / (Math.sqrt(20) * Math.sqrt(26));
  const s02 = 6 / (Math.sqrt(20) * Math.sqrt(18));
  // Customer 0, item 2: raters are 1 (1, mean 3) and 2 (3, mean 3).
  expect(predicted[2 * 3 + 0]).toBeCloseTo(3 + (s01 * (1 - 3) + s02 * 0) / (s01 + s02), 5);
});
