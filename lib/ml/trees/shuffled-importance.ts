import { createRandom } from '@/lib/ml/random';
import { type Importance } from './permutation-importance';
import type { Table, Target } from './table';

const SHUFFLES = 10;

/** Mean squared error of class shares (half the sum over the classes, so Brier's score of two), or of numbers. */
function errorOf(target: Target, predictions: Float64Array, outputs: number): number {
  let sum = 0;
  predictions.forEach((value, at) => {
    const row = Math.floor(at / outputs);
    const truth = target.kind === 'number' ? target.values[row]! : target.codes[row] === at % outputs ? 1 : 0;
    sum += (value - truth) ** 2 / (target.kind === 'number' ? 1 : 2);
  });
  return (sum * outputs) / predictions.length;
}

/** How much worse any model predicts rows that it has not seen when a column of them is shuffled (Fisher, Rudin & Dominici 2019). */
export function shuffledImportance(
  table: Table,
  target: Target,
  predict: (table: Table) => Float64Array,
  outputs: number,
  seed: number,
): Importance[] {
  const random = createRandom(seed);
  const before = errorOf(target, predict(table), outputs);
  return table.columns.map((_, column) => {
    const worse = Array.from({ length: SHUFFLES }, () => {
      const order = random.shuffle(Int32Array.from({ length: table.rows }, (__, row) => row));
      const columns = table.columns.map((each, at) =>
        at === column ? { ...each, values: Float64Array.from(order, (row) => each.values[row]!) } : each,
      );
      return errorOf(target, predict({ rows: table.rows, columns }), outputs) - before;
    });
    const mean = worse.reduce((a, b) => a + b, 0) / SHUFFLES;
    const variance = worse.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (SHUFFLES - 1);
    return { mean, standardError: Math.sqrt(variance / SHUFFLES) };
  });
}
