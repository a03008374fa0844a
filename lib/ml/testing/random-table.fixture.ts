import { createRandom } from '@/lib/ml/random';
import type { Column, Table } from '@/lib/ml/trees/table';

/** Numbers drawn from a standard normal distribution: x0, x1, … */
export function randomTable(rows: number, columns: number, seed: number): Table {
  const random = createRandom(seed);
  return {
    rows,
    columns: Array.from({ length: columns }, (_, at): Column => ({
      name: `x${at}`,
      values: Float64Array.from({ length: rows }, () => random.normal()),
      levels: null,
    })),
  };
}
