import type { Csr } from '@/lib/ml/csr';

/** Larger ones would fill sums of 16 bits too soon. */
const LARGEST = 20;

/** Values as small whole numbers, other than 0. */
export interface WholeValues {
  readonly values: Int16Array;
  /** What they were multiplied by: 1, or 2 for half stars. */
  readonly times: number;
  /** Values of a row may add up to this before their products with others leave 16 bits. */
  readonly most: number;
  readonly isOnes: boolean;
}

/** A matrix's values as small whole numbers, where all of them are or are halves of such. */
export function wholeValues({ data, indptr, rows }: Csr): WholeValues | null {
  const values = new Int16Array(data.length);
  for (const times of [1, 2]) {
    const largest = scale(data, times, values);
    if (largest === 0) continue;
    let longest = 0;
    for (let row = 0; row < rows; row++) longest = Math.max(longest, indptr[row + 1]! - indptr[row]!);
    if (largest * largest * longest >= 2 ** 31) return null;
    const isOnes = largest === 1 && times === 1 && values.every((value) => value === 1);
    return { values, times, most: Math.floor(32_767 / largest) - largest, isOnes };
  }
  return null;
}

/** Writes the multiples; gives the largest absolute one, or 0 where they are not small whole numbers other than 0. */
function scale(data: Float32Array, times: number, into: Int16Array): number {
  let largest = 0;
  for (let at = 0; at < data.length; at++) {
    const value = data[at]! * times;
    const size = Math.abs(value);
    if (value !== Math.trunc(value) || size > LARGEST || size === 0) return 0;
    if (size > largest) largest = size;
    into[at] = value;
  }
  return largest;
}
