import type { Csr } from '@/lib/ml/csr';

/** What ratings are like on the whole. */
export interface RatingScale {
  /** Mean of each row; that of all ratings where a row has none. */
  readonly means: Float32Array;
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

export function ratingScale({ rows, indptr, data }: Csr): RatingScale {
  let [sum, lowest, highest] = [0, Infinity, -Infinity];
  for (const value of data) {
    sum += value;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  const mean = sum / Math.max(1, data.length);
  const means = new Float32Array(rows).fill(mean);
  for (let row = 0; row < rows; row++) {
    const [from, end] = [indptr[row]!, indptr[row + 1]!];
    let own = 0;
    for (let at = from; at < end; at++) own += data[at]!;
    if (end > from) means[row] = own / (end - from);
  }
  return { means, mean, lowest, highest };
}

/** A prediction on the scale that the ratings have. */
export const onScale = (
  value: number,
  { lowest, highest }: Pick<RatingScale, 'lowest' | 'highest'>,
): number => Math.min(highest, Math.max(lowest, value));
