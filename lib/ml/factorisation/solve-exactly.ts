import { factorise, solveFactorised } from './cholesky';
import type { HalfSweep, SolveRows } from './half-sweep';

/** Adds Σ_i c_i f_i f_iᵀ over the entries start..end-1 to the lower triangle of A, four entries at a time. */
function addEntries(A: Float64Array, half: HalfSweep, start: number, end: number): void {
  const { fixed, dimensions: d } = half;
  const { indices, data } = half.confidences;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const [a, b, c, e] = [
      indices[at]! * d,
      indices[at + 1]! * d,
      indices[at + 2]! * d,
      indices[at + 3]! * d,
    ] as const;
    const [wa, wb, wc, we] = [data[at]!, data[at + 1]!, data[at + 2]!, data[at + 3]!] as const;
    for (let p = 0; p < d; p++) {
      const va = wa * fixed[a + p]!;
      const vb = wb * fixed[b + p]!;
      const vc = wc * fixed[c + p]!;
      const ve = we * fixed[e + p]!;
      const row = p * d;
      for (let q = 0; q <= p; q++)
        A[row + q]! += va * fixed[a + q]! + vb * fixed[b + q]! + vc * fixed[c + q]! + ve * fixed[e + q]!;
    }
  }
  for (; at < end; at++) {
    const base = indices[at]! * d;
    for (let p = 0; p < d; p++) {
      const value = data[at]! * fixed[base + p]!;
      for (let q = 0; q <= p; q++) A[p * d + q]! += value * fixed[base + q]!;
    }
  }
}

/** The Cholesky factor of a row's system, written over `A` (dimensions × dimensions, lower triangle). */
export function factoriseRow(half: HalfSweep, row: number, A: Float64Array): void {
  const { dimensions: d, confidences, l2 } = half;
  A.set(half.gram);
  addEntries(A, half, confidences.indptr[row]!, confidences.indptr[row + 1]!);
  for (let p = 0; p < d; p++) A[p * d + p]! += l2[row]!;
  factorise(A, d);
}

/** Σ_i c_i f_i of a row, written over `b`. */
export function rightSide(
  { confidences, fixed, dimensions: d }: HalfSweep,
  row: number,
  b: Float64Array,
): void {
  b.fill(0);
  for (let at = confidences.indptr[row]!; at < confidences.indptr[row + 1]!; at++) {
    const base = confidences.indices[at]! * d;
    const weight = confidences.data[at]!;
    for (let p = 0; p < d; p++) b[p]! += weight * fixed[base + p]!;
  }
}

/** Every row's system by Cholesky in double precision: entries·d² / 2 + rows·d³ / 6 multiplications. */
export const solveExactly: SolveRows = (half, solved, from, end) => {
  const { dimensions: d } = half;
  const A = new Float64Array(d * d);
  const b = new Float64Array(d);
  for (let row = from; row < end; row++) {
    factoriseRow(half, row, A);
    rightSide(half, row, b);
    solveFactorised(A, d, b);
    solved.set(b, row * d);
  }
};
