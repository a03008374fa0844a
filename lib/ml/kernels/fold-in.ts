import type { History } from '@/lib/ml/recommender';
import { openKernels } from './kernels';

/** Vectors are padded with zeros to a multiple of this. */
const LANES = 16;

/** Item vectors that a history is folded in by, see factorisation/half-sweep.ts. */
export interface FoldIn {
  /**
   * Writes a shopper's vector, (G + Σ c f fᵀ + λ I)⁻¹ Σ c f, in single precision; false where that is not possible.
   * @param confidences one an item of the history
   */
  solve(items: History['items'], confidences: Float32Array, l2: number, out: Float32Array): boolean;
  /** Writes the product of a vector with every item's. */
  score(vector: Float32Array, out: Float32Array): void;
}

/**
 * @param items items × dimensions
 * @param gram G, dimensions × dimensions, both triangles
 * @returns null where the kernels cannot run
 */
export function openFoldIn(items: Float32Array, dimensions: number, gram: Float64Array): FoldIn | null {
  const kernels = openKernels();
  if (!kernels) return null;
  const length = Math.ceil(dimensions / LANES) * LANES;
  const count = items.length / dimensions;
  const rows = Math.ceil(count / 4) * 4;
  const [vectors, matrix] = [kernels.singles(rows * length), kernels.singles(length * length)];
  const [vector, scores] = [kernels.singles(length), kernels.singles(rows)];
  const starts = kernels.integers(2);
  const [indices, values, l2] = [kernels.integers(count), kernels.singles(count), kernels.singles(1)];
  const failed = kernels.integers(1);
  const half = kernels.record(
    kernels.record(starts.at, indices.at, values.at),
    vectors.at,
    vector.at,
    matrix.at,
    l2.at,
    length,
    kernels.allocate(kernels.call.scratchBytes(length)),
    failed.at,
  );
  // Nothing is allocated from here on: the views stay good.
  const all = vectors.data;
  for (let item = 0; item < count; item++)
    all.set(items.subarray(item * dimensions, (item + 1) * dimensions), item * length);
  const G = matrix.data;
  for (let p = 0; p < length; p++) G[p * length + p] = 1;
  for (let p = 0; p < dimensions; p++)
    G.set(Float32Array.from(gram.subarray(p * dimensions, (p + 1) * dimensions)), p * length);
  const [startsOf, indicesOf, valuesOf, l2Of, failedOf] = [
    starts.data,
    indices.data,
    values.data,
    l2.data,
    failed.data,
  ];
  const [x, scoresOf] = [vector.data.subarray(0, dimensions), scores.data.subarray(0, count)];
  return {
    solve(history, confidences, regularisation, out) {
      startsOf[1] = history.length;
      indicesOf.set(history);
      valuesOf.set(confidences);
      l2Of[0] = regularisation;
      failedOf[0] = 0;
      kernels.call.solveRows(half, 0, 0, 1, 0);
      out.set(x);
      return failedOf[0] === 0;
    },
    score(given, out) {
      x.set(given);
      kernels.call.multiply(vectors.at, vector.at, scores.at, rows, length * 4);
      out.set(scoresOf);
    },
  };
}
