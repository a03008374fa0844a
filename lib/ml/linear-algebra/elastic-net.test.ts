import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { GramElasticNet } from './elastic-net';
import { sparseGram } from './sparse-gram';

const sparse = (rows: readonly (readonly number[])[], cols: number) =>
  csrFromRows(
    rows.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [[column, value] as const]))),
    cols,
  );

const dense = ({ indices, values }: { indices: Int32Array; values: Float64Array }, size: number) => {
  const out = new Array<number>(size).fill(0);
  indices.forEach((column, at) => (out[column] = values[at]!));
  return out;
};

describe('a regression of one column on the others', () => {
  // Expected: scikit-learn 1.2.1, ElasticNet(alpha=1.1/12, l1_ratio=0.3/1.1, fit_intercept=False, positive=True, tol=1e-12)
  const rows = [
    [0, 0, 0, 0, 1],
    [0, 1, 0, 0, 1],
    [0, 0, 0, 0, 1],
    [1, 1, 0, 0, 0],
    [0, 0, 1, 0, 1],
    [0, 1, 0, 0, 1],
    [1, 0, 1, 0, 1],
    [0, 0, 0, 0, 0],
    [1, 1, 0, 1, 0],
    [0, 1, 1, 1, 1],
    [0, 1, 0, 1, 1],
    [1, 0, 1, 1, 1],
  ];
  const net = new GramElasticNet(sparseGram(sparse(rows, 5)), {
    l1: 0.3,
    l2: 0.8,
    isNonNegative: true,
    tolerance: 1e-10,
  });
  test.each([
    [0, [0, 0.142588, 0.258987, 0.157138, 0]],
    [3, [0.124444, 0.30563, 0.20333, 0, 0.042375]],
  ])('column %i as scikit-learn gives it', (target, expected) => {
    dense(net.fit(target), 5).forEach((weight, column) => expect(weight).toBeCloseTo(expected[column]!, 6));
  });
});

const matrix = fc.array(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 90, maxLength: 90 }), {
  minLength: 4,
  maxLength: 8,
});

test('the weights meet the conditions of the optimum, however many columns there are', () => {
  fc.assert(
    fc.property(
      matrix,
      fc.boolean(),
      fc.double({ min: 0.5, max: 4, noNaN: true }),
      (rows, isNonNegative, l1) => {
        const l2 = 50;
        const gram = sparseGram(sparse(rows, 90));
        const net = new GramElasticNet(gram, { l1, l2, isNonNegative, tolerance: 1e-9 });
        const weights = dense(net.fit(0), 90);
        for (let column = 1; column < 90; column++) {
          const dot = (other: number) => rows.reduce((sum, row) => sum + row[column]! * row[other]!, 0);
          if (dot(0) === 0) continue;
          const slope =
            weights.reduce((sum, weight, other) => sum - weight * dot(other), dot(0)) - l2 * weights[column]!;
          const weight = weights[column]!;
          if (weight !== 0) expect(slope).toBeCloseTo(l1 * Math.sign(weight), 4);
          else expect(isNonNegative ? slope : Math.abs(slope)).toBeLessThanOrEqual(l1 + 1e-4);
          if (isNonNegative) expect(weight).toBeGreaterThanOrEqual(0);
        }
        expect(weights[0]).toBe(0);
      },
    ),
    { numRuns: 20 },
  );
});
