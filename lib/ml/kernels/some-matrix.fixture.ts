import { type Csr, csrFromTriples } from '@/lib/ml/csr';
import { createRandom } from '@/lib/ml/random';

/** A random sparse matrix for tests; whole values from 1 to 5 unless `value` says otherwise. */
export function someMatrix(
  rows: number,
  cols: number,
  {
    density,
    seed,
    value = (next) => 1 + Math.floor(5 * next()),
  }: { density: number; seed: number; value?: (next: () => number) => number },
): Csr {
  const random = createRandom(seed);
  const cells = Array.from({ length: rows * cols }, (_, cell) => cell).filter(() => random.next() < density);
  return csrFromTriples(
    Int32Array.from(cells, (cell) => Math.floor(cell / cols)),
    Int32Array.from(cells, (cell) => cell % cols),
    Float32Array.from(cells, () => value(() => random.next())),
    rows,
    cols,
  );
}
