import { expect, test } from 'vitest';
import { invertSpd } from '@/lib/ml/linear-algebra/spd-inverse';
import { createRandom } from '@/lib/ml/random';
import { withKernels } from './kernels';
import { invertSpdMatrix, kernelMatrix, padDiagonal } from './spd-inverse';

/** XXᵀ + I of a random X, row-major. */
function someSpd(n: number): Float64Array {
  const random = createRandom(n);
  const X = Float64Array.from({ length: n * 8 }, () => random.normal());
  const A = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      for (let q = 0; q < 8; q++) A[i * n + j]! += X[i * 8 + q]! * X[j * 8 + q]!;
      if (i === j) A[i * n + j]! += 1;
    }
  return A;
}

/** Minus the inverse's lower triangle, by the kernels, as a full symmetric matrix. */
function byKernels(A: Float64Array, n: number, isDouble: boolean): Float64Array {
  const found = withKernels(undefined, (kernels) => {
    const matrix = kernelMatrix(kernels, n, isDouble);
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) matrix.data[i * matrix.stride + j] = A[i * n + j]!;
    padDiagonal(matrix);
    if (!invertSpdMatrix(kernels, matrix)) throw new RangeError('not positive definite');
    const lower = (i: number, j: number) => -matrix.data[Math.max(i, j) * matrix.stride + Math.min(i, j)]!;
    return Float64Array.from({ length: n * n }, (_, at) => lower(Math.floor(at / n), at % n));
  });
  if (!found) throw new Error('The kernels do not run here.');
  return found;
}

test.each([1, 3, 16, 17, 127, 128, 129, 300])('inverts as the reference does: %i × %i', (n) => {
  const A = someSpd(n);
  const wanted = A.slice();
  invertSpd(wanted, n);
  const difference = (found: Float64Array) =>
    Math.max(...found.map((value, at) => Math.abs(value - wanted[at]!)));
  expect(difference(byKernels(A, n, true))).toBeLessThan(1e-10);
  expect(difference(byKernels(A, n, false))).toBeLessThan(1e-4);
});

test('says so when the matrix is not positive definite', () => {
  expect(() => byKernels(Float64Array.of(1, 2, 2, 1), 2, true)).toThrow('not positive definite');
  expect(() => byKernels(Float64Array.of(1, 2, 2, 1), 2, false)).toThrow('not positive definite');
});
