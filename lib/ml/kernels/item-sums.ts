import type { History } from '@/lib/ml/recommender';
import { type Kernels, openKernels } from './kernels';

/** Adds up, over a history, its weights times what each of its items says about all items. */
export type SumItems = (history: History, out: Float32Array) => void;

/** Where a history goes, and the sums come from. */
function openSums(
  kernels: Kernels,
  items: number,
  sum: (rows: number, weights: number, count: number, out: number) => void,
): SumItems {
  const [rows, weights] = [kernels.integers(items), kernels.singles(items)];
  const sums = kernels.singles(Math.ceil(items / 4) * 4);
  // Nothing is allocated from here on: the views stay good.
  const [rowsOf, weightsOf, all] = [rows.data, weights.data, sums.data.subarray(0, items)];
  return (history, out) => {
    rowsOf.set(history.items);
    weightsOf.set(history.weights);
    sum(rows.at, weights.at, history.items.length, sums.at);
    out.set(all);
  };
}

/** A dense items × items matrix, its rows `stride` apart. */
export interface DenseItems {
  readonly weights: Float32Array;
  readonly stride: number;
  readonly sum: SumItems;
}

/** Rows of a dense items × items matrix. The kernels hold the one copy of it: what was given can go. */
export function openDenseItems(weights: Float32Array, items: number): DenseItems {
  const stride = Math.ceil(items / 4) * 4;
  const kernels = openKernels();
  if (!kernels) return { weights, stride: items, sum: plainSums(weights, items) };
  const matrix = kernels.singles(items * stride);
  const sum = openSums(kernels, items, (rows, given, count, out) =>
    kernels.call.addRows(matrix.at, stride * 4, rows, given, count, out),
  );
  const copy = matrix.data;
  for (let item = 0; item < items; item++)
    copy.set(weights.subarray(item * items, (item + 1) * items), item * stride);
  return { weights: copy, stride, sum };
}

const plainSums =
  (weights: Float32Array, items: number): SumItems =>
  (history, out) => {
    out.fill(0);
    history.items.forEach((item, h) => {
      const weight = history.weights[h]!;
      const row = weights.subarray(item * items, (item + 1) * items);
      for (let j = 0; j < items; j++) out[j]! += weight * row[j]!;
    });
  };

/** Lists of a sparse items × items matrix, list i at starts[i] .. starts[i + 1] - 1; null where the kernels cannot run. */
export function openSparseItems({
  items,
  starts,
  others,
  weights,
}: {
  readonly items: number;
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly weights: Float32Array;
}): SumItems | null {
  const kernels = openKernels();
  if (!kernels) return null;
  const lists = [kernels.put(starts), kernels.put(others), kernels.put(weights)] as const;
  return openSums(kernels, items, (rows, given, count, out) =>
    kernels.call.addLists(...lists, rows, given, count, out, items),
  );
}
