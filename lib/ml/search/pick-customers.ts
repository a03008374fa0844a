import { type Csr, pickRows } from '@/lib/ml/csr';
import { createRandom } from '@/lib/ml/random';
import type { TrainingData } from '@/lib/ml/recommender';
import type { HeldOut } from '@/lib/ml/split-matrices';

/** Values that lie along the entries of a matrix, those of the rows named, in their order. */
function pickAlong<T extends Int32Array | Uint32Array>(
  { indptr }: Csr,
  rows: Int32Array,
  values: T,
  picked: T,
  shift: (value: number, from: number, to: number) => number,
): T {
  let to = 0;
  for (const row of rows) {
    const start = to;
    for (let at = indptr[row]!; at < indptr[row + 1]!; at++)
      picked[to++] = shift(values[at]!, indptr[row]!, start);
  }
  return picked;
}

function pickTraining(data: TrainingData, rows: Int32Array): TrainingData {
  const picked = pickRows(data, rows);
  const { order, seconds, catalogue } = data;
  const size = picked.indices.length;
  return {
    ...picked,
    ...(order && {
      order: pickAlong(data, rows, order, new Int32Array(size), (at, from, to) => at - from + to),
    }),
    ...(seconds && { seconds: pickAlong(data, rows, seconds, new Uint32Array(size), (second) => second) }),
    ...(catalogue && { catalogue }),
  };
}

/** A share of the customers, drawn by seed, with what they are fitted and judged on. A larger share holds every smaller one. */
export function pickCustomers({ train, test }: HeldOut, share: number, seed: number): HeldOut {
  const shuffled = createRandom(seed).shuffle(Int32Array.from({ length: train.rows }, (_, row) => row));
  const rows = shuffled.slice(0, Math.ceil(share * train.rows)).sort();
  return { train: pickTraining(train, rows), test: pickRows(test, rows) };
}
