import type { Csr } from '@/lib/ml/csr';
import type { Neighbours } from '@/lib/ml/similarity/neighbours';
import { rowNorms } from '@/lib/ml/similarity/pairwise';
import type { Kernels } from './kernels';
import { putLists } from './lists';
import { type WholeValues, wholeValues } from './whole-values';

/** Elements that a kernel may read beyond the last row: it takes eight at a time. */
const BEYOND = 8;

const ROWS = 8;
const MERGED_ROWS = 256;

/** Columns whose lists a thread makes, or reads, in one go: PART of assembly/lists.ts. */
const PART = 4096;

/** The metrics that the kernels know; the others are the reference's. */
export const kernelMetrics: readonly string[] = ['cosine', 'adjusted-cosine', 'jaccard'];

interface Options {
  readonly metric: string;
  readonly k: number;
  readonly shrinkage: number;
}

/** What one thread of compareRows or compareWholeRows adds up in: their Accumulators and BlockSums. */
function putSums(kernels: Kernels, rows: number, isCounted: boolean, whole: WholeValues | null): number[] {
  const sums = (rows + BEYOND) * (isCounted ? 2 : 1);
  if (!whole)
    return [
      kernels.allocate(sums * 8),
      kernels.allocate((rows + BEYOND) * 4),
      // What nobody reads.
      kernels.allocate(4),
    ];
  return [
    kernels.allocate(sums * ROWS * 2),
    kernels.allocate(sums * ROWS * 4),
    kernels.allocate(PART * ROWS * 2),
    kernels.allocate(PART * 4),
    kernels.allocate(PART / 8),
    kernels.allocate(PART * 4),
    kernels.allocate(ROWS * 4),
    whole.most,
    0,
    kernels.allocate(4),
  ];
}

/**
 * The k nearest rows of every row, as similarity/neighbours.ts finds them, digit by digit.
 * @param prepared rows ready to be compared: weighed and centred
 * @param progress 0..1, may throw to cancel
 */
export function kernelNeighbours(
  kernels: Kernels,
  prepared: Csr,
  { metric, k, shrinkage }: Options,
  progress: (fraction: number) => void = () => {},
): Neighbours {
  const isJaccard = metric === 'jaccard';
  const m = isJaccard ? { ...prepared, data: new Float32Array(prepared.data.length).fill(1) } : prepared;
  const { rows, indptr } = m;
  const whole = wholeValues(m);
  const isCounted = shrinkage > 0 && !whole?.isOnes;
  // A power of two changes no digit of a quotient.
  const norms = isJaccard ? new Float64Array(0) : rowNorms(m).map((norm) => norm * (whole?.times ?? 1));
  const scales = new Float32Array(rows + BEYOND);
  for (let row = 0; row < rows; row++)
    scales[row] = isJaccard ? indptr[row + 1]! - indptr[row]! : norms[row]! > 0 ? 1 / norms[row]! : 0;
  const comparison = kernels.record(
    putLists(kernels, m, whole?.values),
    kernels.put(norms),
    kernels.put(scales),
    0,
    ...new Int32Array(Float64Array.of(shrinkage).buffer),
    isJaccard ? 1 : 0,
    isCounted ? 1 : 0,
  );
  const sums: number[] = [];
  const heaps: number[] = [];
  const [values, ids, counts, thresholds] = [
    kernels.singles(rows * k * kernels.threads),
    kernels.integers(rows * k * kernels.threads),
    kernels.integers(rows * kernels.threads),
    kernels.allocate((rows + BEYOND) * 4),
  ];
  for (let thread = 0; thread < kernels.threads; thread++) {
    sums.push(...putSums(kernels, rows, isCounted, whole));
    const before = thread * rows * 4;
    heaps.push(values.at + before * k, ids.at + before * k, counts.at + before, thresholds, k);
  }
  const heapsAt = kernels.record(...heaps);
  const args = [comparison, kernels.record(...sums), heapsAt];
  // The work of a row grows with its number.
  const report = (fraction: number) => progress(fraction * fraction);
  if (whole) kernels.parallel('compareWholeRows', [...args, rows], rows, ROWS, report);
  else kernels.parallel('compareRows', args, rows, ROWS, report);
  kernels.parallel('mergeHeaps', [heapsAt, kernels.threads], rows, MERGED_ROWS);
  progress(1);
  return {
    k,
    indices: ids.data.slice(0, rows * k),
    similarities: values.data.slice(0, rows * k),
    counts: counts.data.slice(0, rows),
  };
}
