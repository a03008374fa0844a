import { Refusal } from '@/lib/ml/refusal';

/** Rows and columns of a block: three blocks of doubles fit the second-level cache. */
const BLOCK = 64;

/**
 * C += sign · A·Bᵀ for row-major pieces: C is m × n at `c` with stride `ld`, A is m × k at `a`, B is n × k at `b`.
 * Sixteen sums at a time stay in registers, and both operands are read along their rows.
 */
function addProduct(
  C: Float64Array,
  c: number,
  A: Float64Array,
  a: number,
  B: Float64Array,
  b: number,
  ld: number,
  m: number,
  n: number,
  k: number,
  sign: number,
): void {
  let i = 0;
  for (; i + 4 <= m; i += 4) {
    const a0 = a + i * ld,
      a1 = a0 + ld,
      a2 = a1 + ld,
      a3 = a2 + ld;
    let j = 0;
    for (; j + 4 <= n; j += 4) {
      const b0 = b + j * ld,
        b1 = b0 + ld,
        b2 = b1 + ld,
        b3 = b2 + ld;
      let s00 = 0,
        s01 = 0,
        s02 = 0,
        s03 = 0,
        s10 = 0,
        s11 = 0,
        s12 = 0,
        s13 = 0;
      let s20 = 0,
        s21 = 0,
        s22 = 0,
        s23 = 0,
        s30 = 0,
        s31 = 0,
        s32 = 0,
        s33 = 0;
      for (let q = 0; q < k; q++) {
        const x0 = A[a0 + q]!,
          x1 = A[a1 + q]!,
          x2 = A[a2 + q]!,
          x3 = A[a3 + q]!;
        const y0 = B[b0 + q]!,
          y1 = B[b1 + q]!,
          y2 = B[b2 + q]!,
          y3 = B[b3 + q]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
        s20 += x2 * y0;
        s21 += x2 * y1;
        s22 += x2 * y2;
        s23 += x2 * y3;
        s30 += x3 * y0;
        s31 += x3 * y1;
        s32 += x3 * y2;
        s33 += x3 * y3;
      }
      const c0 = c + i * ld + j,
        c1 = c0 + ld,
        c2 = c1 + ld,
        c3 = c2 + ld;
      C[c0]! += sign * s00;
      C[c0 + 1]! += sign * s01;
      C[c0 + 2]! += sign * s02;
      C[c0 + 3]! += sign * s03;
      C[c1]! += sign * s10;
      C[c1 + 1]! += sign * s11;
      C[c1 + 2]! += sign * s12;
      C[c1 + 3]! += sign * s13;
      C[c2]! += sign * s20;
      C[c2 + 1]! += sign * s21;
      C[c2 + 2]! += sign * s22;
      C[c2 + 3]! += sign * s23;
      C[c3]! += sign * s30;
      C[c3 + 1]! += sign * s31;
      C[c3 + 2]! += sign * s32;
      C[c3 + 3]! += sign * s33;
    }
    addProductEdge(C, c, A, a, B, b, ld, i, i + 4, j, n, k, sign);
  }
  addProductEdge(C, c, A, a, B, b, ld, i, m, 0, n, k, sign);
}

/** What is left over beside the 4 × 4 tiles. */
function addProductEdge(
  C: Float64Array,
  c: number,
  A: Float64Array,
  a: number,
  B: Float64Array,
  b: number,
  ld: number,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  k: number,
  sign: number,
): void {
  for (let i = i0; i < i1; i++)
    for (let j = j0; j < j1; j++) {
      let sum = 0;
      for (let q = 0; q < k; q++) sum += A[a + i * ld + q]! * B[b + j * ld + q]!;
      C[c + i * ld + j]! += sign * sum;
    }
}

/** Solves x·Lᵀ = y in place for m rows of a block: y is at `x`, L is the lower n × n block at `l`. */
function solveRows(
  X: Float64Array,
  x: number,
  L: Float64Array,
  l: number,
  ld: number,
  m: number,
  n: number,
): void {
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      let value = X[x + i * ld + j]!;
      for (let q = 0; q < j; q++) value -= X[x + i * ld + q]! * L[l + j * ld + q]!;
      X[x + i * ld + j] = value / L[l + j * ld + j]!;
    }
}

function factorBlock(A: Float64Array, at: number, ld: number, n: number): void {
  for (let j = 0; j < n; j++)
    for (let i = j; i < n; i++) {
      let value = A[at + i * ld + j]!;
      for (let q = 0; q < j; q++) value -= A[at + i * ld + q]! * A[at + j * ld + q]!;
      if (i > j) A[at + i * ld + j] = value / A[at + j * ld + j]!;
      else if (value > 0) A[at + i * ld + i] = Math.sqrt(value);
      else throw new Refusal('The matrix is not positive definite: raise the regularisation.');
    }
}

/**
 * Inverts a symmetric positive definite matrix in place by blocked Cholesky: A = L·Lᵀ, M = L⁻¹, A⁻¹ = Mᵀ·M; n³ flops, and a
 * second n × n array while it runs. Every step is a product of rows with rows, so memory is read in order.
 * @param A n × n, row-major; only the lower triangle is read; the whole inverse is written
 * @param progress called with 0..1, may throw to cancel
 * @throws Refusal when A is not positive definite
 */
export function invertSpd(A: Float64Array, n: number, progress: (fraction: number) => void = () => {}): void {
  const blocks = Math.ceil(n / BLOCK);
  const start = (block: number) => block * BLOCK;
  const length = (block: number) => Math.min(BLOCK, n - start(block));
  for (let J = 0; J < blocks; J++) {
    const j = start(J);
    for (let I = J; I < blocks; I++) {
      const i = start(I);
      addProduct(A, i * n + j, A, i * n, A, j * n, n, length(I), length(J), j, -1);
      if (I === J) factorBlock(A, j * n + j, n, length(J));
      else solveRows(A, i * n + j, A, j * n + j, n, length(I), length(J));
    }
    progress(((J + 1) / blocks) * 0.33);
  }
  // M transposed: row j holds column j of M, so that the sums over k run along rows again.
  const Mt = new Float64Array(n * n);
  for (let J = 0; J < blocks; J++) {
    const j = start(J);
    for (let q = 0; q < length(J); q++) Mt[(j + q) * n + j + q] = 1;
    solveRows(Mt, j * n + j, A, j * n + j, n, length(J), length(J));
    for (let I = J + 1; I < blocks; I++) {
      const i = start(I);
      addProduct(Mt, j * n + i, Mt, j * n + j, A, i * n + j, n, length(J), length(I), i - j, -1);
      solveRows(Mt, j * n + i, A, i * n + i, n, length(J), length(I));
    }
    progress(0.33 + ((J + 1) / blocks) * 0.33);
  }
  A.fill(0);
  for (let I = 0; I < blocks; I++) {
    const i = start(I);
    for (let J = 0; J <= I; J++)
      addProduct(A, i * n + start(J), Mt, i * n + i, Mt, start(J) * n + i, n, length(I), length(J), n - i, 1);
    progress(0.66 + ((I + 1) / blocks) * 0.34);
  }
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) A[i * n + j] = A[j * n + i]!;
}
