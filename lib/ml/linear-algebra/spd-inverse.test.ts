import { inverse, Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { createRandom } from '@/lib/ml/random';
import { invertSpd } from './spd-inverse';

test.each([1, 3, 63, 64, 65, 150])(
  'inverts a random positive definite %i × %i matrix as ml-matrix does',
  (n) => {
    const random = createRandom(n);
    const X = Matrix.zeros(n, n + 3).apply(function (this: Matrix, row, column) {
      this.set(row, column, random.normal());
    });
    const A = X.mmul(X.transpose()).add(Matrix.eye(n, n));
    const flat = Float64Array.from(A.to1DArray());
    invertSpd(flat, n);
    const wanted = inverse(A).to1DArray();
    expect(Math.max(...wanted.map((value, at) => Math.abs(value - flat[at]!)))).toBeLessThan(1e-8);
  },
);

test('says so when the matrix is not positive definite', () => {
  expect(() => invertSpd(Float64Array.of(1, 2, 2, 1), 2)).toThrow('not positive definite');
});
