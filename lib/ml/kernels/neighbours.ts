import { type Csr, transpose } from '@/lib/ml/csr';
import type { Neighbours } from '@/lib/ml/similarity/neighbours';
import { isExactInSingle, rowNorms } from '@/lib/ml/similarity/pairwise';
import type { Kernels } from './kernels';

/** Sums of assembly/neighbours.ts. */
const SINGLES = 0;
const DOUBLES = 1;
const PAIRS = 2;

/** Elements that a kernel may read beyond the last row: it takes eight at a time. */
const BEYOND = 8;

const ROWS = 8;
const MERGED_ROWS = 256;

/** The metrics that the kernels know; the others are the reference's. */
export const kernelMetrics: readonly string[] = ['cosine', 'adjusted-cosine', 'jaccard'];

/**
 * The k nearest rows of every row, as similarity/neighbours.ts finds them, digit by digit.
 * @param prepared rows ready to be compared: weighed and centred
 * @param progress 0..1, may throw to cancel
 */
export function kernelNeighbours(
  kernels: Kernels,
  prepared: Csr,
  { metric, k, shrinkage }: { metric: string; k: number; shrinkage: number },
  progress: (fraction: number) => void = () => {},
): Neighbours {
  const isJaccard = metric === 'jaccard';
  const m = isJaccard ? { ...prepared, data: new Float32Array(prepared.data.length).fill(1) } : prepared;
  const { rows, cols, indptr } = m;
  const norms = isJaccard ? new Float64Array(0) : rowNorms(m);
  const scales = new Float32Array(rows + BEYOND);
  for (let row = 0; row < rows; row++)
    scales[row] = isJaccard ? indptr[row + 1]! - indptr[row]! : norms[row]! > 0 ? 1 / norms[row]! : 0;
  const sums = isJaccard ? SINGLES : shrinkage > 0 ? PAIRS : isExactInSingle(m) ? SINGLES : DOUBLES;
  const byColumn = transpose(m);
  const comparison = kernels.record(
    kernels.sparse(m),
    kernels.sparse(byColumn),
    kernels.put(norms),
    kernels.put(scales),
    ...new Int32Array(Float64Array.of(shrinkage).buffer),
    isJaccard ? 1 : 0,
    sums,
  );
  const accumulators: number[] = [];
  const heaps: number[] = [];
  const [values, ids, counts] = [
    kernels.singles(rows * k * kernels.threads),
    kernels.integers(rows * k * kernels.threads),
    kernels.integers(rows * kernels.threads),
  ];
  for (let thread = 0; thread < kernels.threads; thread++) {
    accumulators.push(
      kernels.put(byColumn.indptr.subarray(0, cols)),
      kernels.allocate((rows + BEYOND) * [4, 8, 16][sums]!),
      kernels.allocate((rows + BEYOND) * 4),
    );
    const before = thread * rows * 4;
    heaps.push(
      values.at + before * k,
      ids.at + before * k,
      counts.at + before,
      kernels.allocate((rows + BEYOND) * 4),
      k,
    );
  }
  const heapsAt = kernels.record(...heaps);
  kernels.parallel(
    'compareRows',
    [comparison, kernels.record(...accumulators), heapsAt],
    rows,
    ROWS,
    // The work of a row grows with its number.
    (fraction) => progress(fraction * fraction),
  );
  kernels.parallel('mergeHeaps', [heapsAt, kernels.threads], rows, MERGED_ROWS);
  progress(1);
  return {
    k,
    indices: ids.data.slice(0, rows * k),
    similarities: values.data.slice(0, rows * k),
    counts: counts.data.slice(0, rows),
  };
}
