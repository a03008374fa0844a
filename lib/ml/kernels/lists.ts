import type { Csr } from '@/lib/ml/csr';
import type { Kernels } from './kernels';

/** Kinds of assembly/lists.ts. */
const SINGLES = 0;
const NARROW = 1;
const WIDE = 2;

/** Columns whose lists a thread makes in one go: PART of assembly/lists.ts. */
const PART = 4096;

/** More bytes than this do not stay in a core's cache. */
const FAR_BYTES = 2 ** 23;

/**
 * Copies a matrix in with the entries of each column as a list: the kernels' Lists.
 * @param whole its values where they are small whole numbers
 */
export function putLists(
  kernels: Kernels,
  { rows, cols, indptr, indices, data }: Csr,
  whole?: Int16Array,
): number {
  const kind = !whole ? SINGLES : rows <= 2 ** 16 ? NARROW : WIDE;
  const bytes = indices.length * (kind === NARROW ? 4 : 8);
  const starts = kernels.integers(cols + 1);
  const lists = kernels.record(
    kernels.record(kernels.put(indptr), kernels.put(indices), kernels.put(whole ?? data)),
    starts.at,
    kernels.allocate(bytes),
    kernels.allocate(indices.length * 4),
    cols,
    kind,
    bytes > FAR_BYTES ? 1 : 0,
  );
  const parts = Math.ceil(cols / PART);
  kernels.parallel('countLists', [lists, rows], parts, 1);
  const { data: counts } = starts;
  for (let column = 0; column < cols; column++) counts[column + 1]! += counts[column]!;
  const ends = kernels.put(counts.slice(0, cols));
  kernels.parallel('fillLists', [lists, ends, rows], parts, 1);
  return lists;
}
