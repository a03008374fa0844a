import { Refusal } from '@/lib/ml/refusal';

/**
 * A = L·Lᵀ in place, for small dense matrices.
 * @param A n × n, row-major; the lower triangle is read and replaced by L
 * @throws Refusal when A is not positive definite
 */
export function factorise(A: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    for (let j = 0; j <= i; j++) {
      const other = j * n;
      let value = A[row + j]!;
      for (let q = 0; q < j; q++) value -= A[row + q]! * A[other + q]!;
      if (i > j) A[row + j] = value / A[other + j]!;
      else if (value > 0) A[row + i] = Math.sqrt(value);
      else throw new Refusal('The factors do not have a single solution: raise the regularisation.');
    }
  }
}

/** Solves L·Lᵀ·x = b in place: `b` becomes x. */
export function solveFactorised(L: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let value = b[i]!;
    for (let q = 0; q < i; q++) value -= L[i * n + q]! * b[q]!;
    b[i] = value / L[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const value = b[i]! / L[i * n + i]!;
    b[i] = value;
    for (let q = 0; q < i; q++) b[q]! -= L[i * n + q]! * value;
  }
}
