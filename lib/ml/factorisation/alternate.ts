import { type Csr, transpose } from '@/lib/ml/csr';

/** One side of a factorisation: the matrix by that side's rows, the vectors to be solved, and those that stand still. */
export interface Side {
  readonly matrix: Csr;
  readonly solved: Float32Array;
  readonly fixed: Float32Array;
}

/** Multiplications between two reports of progress: some milliseconds. */
const CHUNK_OPERATIONS = 4_000_000;

/**
 * Alternating least squares: each sweep solves the customers and then the items.
 * @param matrix customers × items
 * @param begin prepares half a sweep and gives back what solves rows from..end-1 of it
 * @param progress 0..1 in small steps, may throw to cancel
 */
export function alternate(
  matrix: Csr,
  vectors: { readonly customers: Float32Array; readonly items: Float32Array },
  { dimensions: d, sweeps }: { readonly dimensions: number; readonly sweeps: number },
  begin: (side: Side) => (from: number, end: number) => void,
  progress: (fraction: number) => void,
): void {
  const sides: Side[] = [
    { matrix, solved: vectors.customers, fixed: vectors.items },
    { matrix: transpose(matrix), solved: vectors.items, fixed: vectors.customers },
  ];
  for (let sweep = 0; sweep < sweeps; sweep++)
    sides.forEach((side, half) => {
      const { rows, indices } = side.matrix;
      const chunk = Math.max(1, Math.floor(CHUNK_OPERATIONS / (d * d * (indices.length / rows + d))));
      const solve = begin(side);
      for (let from = 0; from < rows; from += chunk) {
        const end = Math.min(rows, from + chunk);
        solve(from, end);
        progress((sweep + (half + end / rows) / 2) / sweeps);
      }
    });
}
