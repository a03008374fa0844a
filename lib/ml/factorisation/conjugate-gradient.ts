import type { HalfSweep, SolveRows } from './half-sweep';
import { rightSide } from './solve-exactly';

/** out = (α0·FᵀF + Σ_i c_i f_i f_iᵀ + λ I)·x of one row, without making the matrix. */
function multiply(half: HalfSweep, row: number, x: Float64Array, out: Float64Array): void {
  const { dimensions: d, gram, fixed, confidences, l2 } = half;
  for (let p = 0; p < d; p++) {
    let sum = l2[row]! * x[p]!;
    for (let q = 0; q < d; q++) sum += gram[p * d + q]! * x[q]!;
    out[p] = sum;
  }
  for (let at = confidences.indptr[row]!; at < confidences.indptr[row + 1]!; at++) {
    const base = confidences.indices[at]! * d;
    let dot = 0;
    for (let p = 0; p < d; p++) dot += fixed[base + p]! * x[p]!;
    dot *= confidences.data[at]!;
    for (let p = 0; p < d; p++) out[p]! += dot * fixed[base + p]!;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < a.length; p++) sum += a[p]! * b[p]!;
  return sum;
}

/**
 * A few steps of conjugate gradients from where each row stands (Takács, Pilászy & Tikk 2011): entries·2d a step instead of
 * entries·d² / 2 in all. Not exact, but the sweeps go on from there.
 */
export const solveByConjugateGradient =
  (steps: number): SolveRows =>
  (half, solved, from, end) => {
    const { dimensions: d } = half;
    const [x, residual, direction, product] = Array.from({ length: 4 }, () => new Float64Array(d)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let row = from; row < end; row++) {
      x.set(solved.subarray(row * d, (row + 1) * d));
      rightSide(half, row, residual);
      multiply(half, row, x, product);
      for (let p = 0; p < d; p++) residual[p]! -= product[p]!;
      direction.set(residual);
      let size = dot(residual, residual);
      for (let step = 0; step < steps && size > 1e-20; step++) {
        multiply(half, row, direction, product);
        const length = size / dot(direction, product);
        for (let p = 0; p < d; p++) {
          x[p]! += length * direction[p]!;
          residual[p]! -= length * product[p]!;
        }
        const next = dot(residual, residual);
        for (let p = 0; p < d; p++) direction[p] = residual[p]! + (next / size) * direction[p]!;
        size = next;
      }
      solved.set(x, row * d);
    }
  };
