import { createRandom } from '@/lib/ml/random';
import type { Target } from './table';

/** Fold of each row, 0..folds−1, of equal sizes; each class is spread evenly over them (Kohavi 1995). */
export function assignFolds(target: Target, rows: number, folds: number, seed: number): Uint8Array {
  if (folds < 2 || folds > Math.min(rows, 255)) throw new RangeError('Folds: at least 2, at most one a row.');
  const order = createRandom(seed).shuffle(Int32Array.from({ length: rows }, (_, row) => row));
  if (target.kind === 'classes') order.sort((a, b) => target.codes[a]! - target.codes[b]!);
  const out = new Uint8Array(rows);
  order.forEach((row, place) => {
    out[row] = place % folds;
  });
  return out;
}
