import fc from 'fast-check';
import { Matrix, solve } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { type Csr, csrFromRows } from '@/lib/ml/csr';
import { createRandom } from '@/lib/ml/random';
import { factorise, solveFactorised } from './cholesky';
import { solveByConjugateGradient } from './conjugate-gradient';
import { gramOf } from './half-sweep';
import { fitIals, halfSweepOf } from './ials';
import { ialsLoss } from './ials-loss';
import { initialFactors } from './initial-factors';
import { solveExactly } from './solve-exactly';

const run = { seed: 3, progress: () => {} };
const weights = { dimensions: 5, unobserved: 0.3, regularisation: 0.02, frequencyPower: 1 };

/** Sparse confidences between 0.5 and 2, about a quarter of the cells. */
function someConfidences(rows: number, cols: number, seed = 1): Csr {
  const random = createRandom(seed);
  return csrFromRows(
    Array.from({ length: rows }, () =>
      Array.from({ length: cols }, (_, col) => [col, 0.5 + 1.5 * random.next()] as const).filter(
        () => random.next() < 0.25,
      ),
    ),
    cols,
  );
}

test('Cholesky solves random positive definite systems as ml-matrix does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer(), (n, seed) => {
      const random = createRandom(seed);
      const F = new Matrix(n + 2, n);
      for (let row = 0; row < n + 2; row++) for (let p = 0; p < n; p++) F.set(row, p, random.normal());
      const A = F.transpose().mmul(F).add(Matrix.eye(n, n));
      const b = Float64Array.from({ length: n }, () => random.normal());
      const wanted = solve(A, Matrix.columnVector([...b])).to1DArray();
      const L = Float64Array.from(A.to1DArray());
      factorise(L, n);
      solveFactorised(L, n, b);
      expect(Math.max(...wanted.map((value, at) => Math.abs(value - b[at]!)))).toBeLessThan(1e-9);
    }),
    { numRuns: 30 },
  );
});

test('a matrix without a single solution is refused', () => {
  expect(() => factorise(Float64Array.of(1, 2, 2, 1), 2)).toThrow('raise the regularisation');
});

describe('half a sweep', () => {
  test('with one customer, one item and one dimension is a division', () => {
    const confidences = csrFromRows([[[0, 1]]], 1);
    const solved = new Float32Array(1);
    const half = {
      confidences,
      fixed: Float32Array.of(2),
      dimensions: 1,
      gram: gramOf(Float32Array.of(2), 1, 0.5),
      l2: Float32Array.of(1),
    };
    solveExactly(half, solved, 0, 1);
    expect(solved[0]).toBeCloseTo(2 / (0.5 * 4 + 4 + 1), 7);
  });

  test('solves each row as the dense formula does', () => {
    const confidences = someConfidences(7, 11);
    const d = weights.dimensions;
    const fixed = initialFactors(createRandom(2), 11, d, 1);
    const half = halfSweepOf(confidences, fixed, weights);
    const solved = new Float32Array(7 * d);
    solveExactly(half, solved, 0, 7);
    const F = Matrix.from1DArray(11, d, [...fixed]);
    for (let row = 0; row < 7; row++) {
      const C = Matrix.zeros(11, 11);
      for (let at = confidences.indptr[row]!; at < confidences.indptr[row + 1]!; at++)
        C.set(confidences.indices[at]!, confidences.indices[at]!, confidences.data[at]!);
      const count = confidences.indptr[row + 1]! - confidences.indptr[row]!;
      const l2 = weights.regularisation * (count + weights.unobserved * 11);
      const A = F.transpose()
        .mmul(Matrix.add(C, Matrix.eye(11, 11, weights.unobserved)))
        .mmul(F)
        .add(Matrix.eye(d, d, l2));
      const wanted = solve(A, F.transpose().mmul(C).mmul(Matrix.ones(11, 1))).to1DArray();
      wanted.forEach((value, p) => expect(solved[row * d + p]).toBeCloseTo(value, 5));
    }
  });

  test('conjugate gradients reach the exact solution in as many steps as there are dimensions', () => {
    const half = halfSweepOf(someConfidences(9, 14), initialFactors(createRandom(2), 14, 5, 1), weights);
    const exact = new Float32Array(9 * 5);
    const stepped = initialFactors(createRandom(8), 9, 5, 1);
    solveExactly(half, exact, 0, 9);
    solveByConjugateGradient(5)(half, stepped, 0, 9);
    exact.forEach((value, at) => expect(stepped[at]).toBeCloseTo(value, 5));
  });

  test('a range of rows is solved alone', () => {
    const half = halfSweepOf(someConfidences(6, 8), initialFactors(createRandom(2), 8, 5, 1), weights);
    const whole = new Float32Array(30);
    const part = new Float32Array(30);
    solveExactly(half, whole, 0, 6);
    solveExactly(half, part, 2, 4);
    expect(part.subarray(10, 20)).toEqual(whole.subarray(10, 20));
    expect(part.subarray(0, 10).every((value) => value === 0)).toBe(true);
    expect(part.subarray(20).every((value) => value === 0)).toBe(true);
  });
});

describe('iALS', () => {
  const confidences = someConfidences(40, 30, 5);
  const fit = (sweeps: number, solver = solveExactly, given = weights) =>
    fitIals(confidences, { ...given, sweeps, initialDeviation: 0.1 }, solver, run);

  test('the loss is what the definition says, over every cell', () => {
    const factors = fit(2);
    const d = weights.dimensions;
    let wanted = 0;
    const lengthOf = (vectors: Float32Array, row: number) =>
      vectors.subarray(row * d, (row + 1) * d).reduce((sum, value) => sum + value * value, 0);
    const users = new Int32Array(30);
    for (let row = 0; row < 40; row++) {
      const cells = new Float64Array(30);
      const [from, end] = [confidences.indptr[row]!, confidences.indptr[row + 1]!];
      for (let at = from; at < end; at++) cells[confidences.indices[at]!] = confidences.data[at]!;
      for (let item = 0; item < 30; item++) {
        let score = 0;
        for (let p = 0; p < d; p++) score += factors.customers[row * d + p]! * factors.items[item * d + p]!;
        wanted += weights.unobserved * score ** 2 + cells[item]! * (1 - score) ** 2;
        if (cells[item]! > 0) users[item]! += 1;
      }
      wanted +=
        weights.regularisation * (end - from + weights.unobserved * 30) * lengthOf(factors.customers, row);
    }
    for (let item = 0; item < 30; item++)
      wanted +=
        weights.regularisation * (users[item]! + weights.unobserved * 40) * lengthOf(factors.items, item);
    expect(ialsLoss(confidences, factors, weights)).toBeCloseTo(wanted, 3);
  });

  test.each([0, 0.5, 1])('every sweep makes the loss smaller (ν = %d)', (frequencyPower) => {
    const given = { ...weights, frequencyPower };
    const losses = [1, 2, 3, 5, 8, 12].map((sweeps) =>
      ialsLoss(confidences, fit(sweeps, solveExactly, given), given),
    );
    for (let at = 1; at < losses.length; at++) expect(losses[at]).toBeLessThanOrEqual(losses[at - 1]! + 1e-4);
  });

  test('conjugate gradients end at the loss of the exact solver', () => {
    const exact = ialsLoss(confidences, fit(40), weights);
    const stepped = ialsLoss(confidences, fit(40, solveByConjugateGradient(3)), weights);
    expect(Math.abs(stepped / exact - 1)).toBeLessThan(1e-3);
  });

  test('can be cancelled before the first sweep is over', () => {
    let reports = 0;
    const progress = () => {
      if (++reports === 1) throw new Error('cancelled');
    };
    expect(() =>
      fitIals(confidences, { ...weights, sweeps: 1, initialDeviation: 0.1 }, solveExactly, {
        seed: 1,
        progress,
      }),
    ).toThrow('cancelled');
  });
});
