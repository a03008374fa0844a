import type { Csr } from '@/lib/ml/csr';

/** Half a sweep of alternating least squares: the vectors of one side are solved while those of the other stand still. */
export interface HalfSweep {
  /** How much each observed entry counts, by rows of the side that is solved: rows × cols. */
  readonly confidences: Csr;
  /** Vectors of the other side: cols × dimensions, row-major. */
  readonly fixed: Float32Array;
  readonly dimensions: number;
  /** α0·FᵀF, F the fixed vectors: what every entry, observed or not, adds to a row's system; dimensions × dimensions. */
  readonly gram: Float64Array;
  /** λ of each row. */
  readonly l2: Float32Array;
}

/**
 * Writes rows from..end-1 of `solved` (rows × dimensions): x_u = (α0·FᵀF + Σ_i c_ui f_i f_iᵀ + λ_u I)⁻¹ Σ_i c_ui f_i. What stands
 * in `solved` before may serve as the first guess. Rows do not depend on each other.
 */
export type SolveRows = (half: HalfSweep, solved: Float32Array, from: number, end: number) => void;

/** weight · FᵀF of rows × dimensions vectors, both triangles. */
export function gramOf(vectors: Float32Array, dimensions: number, weight: number): Float64Array {
  const d = dimensions;
  const gram = new Float64Array(d * d);
  for (let at = 0; at < vectors.length; at += d)
    for (let p = 0; p < d; p++) {
      const value = vectors[at + p]!;
      for (let q = 0; q <= p; q++) gram[p * d + q]! += value * vectors[at + q]!;
    }
  for (let p = 0; p < d; p++)
    for (let q = 0; q <= p; q++) gram[q * d + p] = gram[p * d + q] = weight * gram[p * d + q]!;
  return gram;
}
