import type { Csr } from '@/lib/ml/csr';
import { invertSpd } from './spd-inverse';

/** Λ of G = XᵀX + Λ: `l2` everywhere, and `dropout` / (1 − `dropout`) of the diagonal of XᵀX beside it. */
export interface EasePenalty {
  readonly l2: number;
  readonly dropout: number;
}

/** XᵀX, items × items, row-major. */
function gram(data: Csr): Float64Array {
  const n = data.cols;
  const G = new Float64Array(n * n);
  for (let row = 0; row < data.rows; row++)
    for (let a = data.indptr[row]!; a < data.indptr[row + 1]!; a++) {
      const base = data.indices[a]! * n;
      const value = data.data[a]!;
      for (let b = data.indptr[row]!; b < data.indptr[row + 1]!; b++)
        G[base + data.indices[b]!]! += value * data.data[b]!;
    }
  return G;
}

/**
 * B = I − P·diag(1 / diag P) with P = (XᵀX + Λ)⁻¹ in double precision; items × items. The kernels' reference, and what runs
 * where they cannot.
 * @param progress 0..1, may throw to cancel
 */
export function easeWeights(
  data: Csr,
  { l2, dropout }: EasePenalty,
  progress: (fraction: number) => void,
): Float32Array {
  const n = data.cols;
  const P = gram(data);
  for (let item = 0; item < n; item++) P[item * n + item] = P[item * n + item]! / (1 - dropout) + l2;
  progress(0.1);
  invertSpd(P, n, (fraction) => progress(0.1 + 0.85 * fraction));
  const weights = new Float32Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (i !== j) weights[i * n + j] = -P[i * n + j]! / P[j * n + j]!;
  progress(1);
  return weights;
}
