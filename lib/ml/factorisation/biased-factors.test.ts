import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { createRandom } from '@/lib/ml/random';
import { biasedSolver } from './biased-factors';

test('a history is folded in where the gradient of the loss is zero', () => {
  const weights = { dimensions: 3, regularisation: 2, biasRegularisation: 0.5 };
  const random = createRandom(4);
  const fixed = Float32Array.from({ length: 10 * 4 }, () => random.normal());
  const history = csrFromRows(
    [
      [
        [1, 0.5],
        [4, -1],
        [7, 1.5],
      ],
    ],
    10,
  );
  const solved = new Float32Array(4);
  biasedSolver(history, fixed, weights)(solved, 0, 1);
  const constant = Math.sqrt(2 / 0.5);
  const loss = (customer: Float64Array) => {
    const bias = constant * customer[3]!;
    let sum = 2 * (customer[0]! ** 2 + customer[1]! ** 2 + customer[2]! ** 2) + 0.5 * bias ** 2;
    history.indices.forEach((item, at) => {
      const v = fixed.subarray(item * 4, item * 4 + 4);
      const dot = customer[0]! * v[0]! + customer[1]! * v[1]! + customer[2]! * v[2]!;
      sum += (history.data[at]! - bias - constant * v[3]! - dot) ** 2;
    });
    return sum;
  };
  const at = Float64Array.from(solved);
  for (let p = 0; p < 4; p++) {
    const [above, below] = [at.slice(), at.slice()];
    above[p]! += 1e-4;
    below[p]! -= 1e-4;
    expect(Math.abs(loss(above) - loss(below)) / 2e-4).toBeLessThan(1e-4);
  }
});

test('a range of rows is solved alone', () => {
  const weights = { dimensions: 2, regularisation: 1, biasRegularisation: 1 };
  const fixed = Float32Array.from({ length: 80 * 3 }, (_, at) => Math.sin(at));
  const random = createRandom(6);
  const ratings = csrFromRows(
    Array.from({ length: 60 }, () => [[random.below(80), random.normal()] as const]),
    80,
  );
  const whole = new Float32Array(60 * 3);
  const part = new Float32Array(60 * 3);
  biasedSolver(ratings, fixed, weights)(whole, 0, 60);
  biasedSolver(ratings, fixed, weights)(part, 20, 40);
  expect(part.subarray(60, 120)).toEqual(whole.subarray(60, 120));
  expect(part.subarray(120).every((value) => value === 0)).toBe(true);
});
