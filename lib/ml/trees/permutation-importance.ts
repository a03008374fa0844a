import { createRandom } from '@/lib/ml/random';
import { type Forest, outOfBagRows } from './forest';
import type { Table, Target } from './table';
import { leafOf } from './tree';

export interface Importance {
  /** How much worse a row is predicted when the column is shuffled: mean over the trees. */
  readonly mean: number;
  /** Its standard error over the trees. */
  readonly standardError: number;
}

/** Rows that each tree is judged on at most. */
const MOST_ROWS = 2000;

/** Squared error of the class shares, or of the number: it also sees what does not change the likeliest class. */
function errorOf(target: Target, value: Float64Array, leaf: number, outputs: number, row: number): number {
  if (target.kind === 'number') return (target.values[row]! - value[leaf]!) ** 2;
  const code = target.codes[row]!;
  let sum = 0;
  for (let output = 0; output < outputs; output++)
    sum += ((output === code ? 1 : 0) - value[leaf * outputs + output]!) ** 2;
  return sum / 2;
}

/**
 * Permutation importance on what each tree has not seen (Breiman 2001), in Brier score or squared error. Unlike impurity's it
 * does not favour columns with many values, and one of pure noise has about 0 (Strobl et al. 2007).
 */
export function permutationImportance(
  forest: Forest,
  table: Table,
  target: Target,
  progress: (part: number) => void = () => {},
): Importance[] {
  const { trees, outputs, seed } = forest;
  const values = table.columns.map((column) => column.values);
  const random = createRandom(seed ^ 0x5eed);
  const worse = table.columns.map(() => new Float64Array(trees.length));
  trees.forEach((tree, which) => {
    const rows = random.shuffle(outOfBagRows(forest, which)).subarray(0, MOST_ROWS);
    const error = (columns: readonly Float64Array[]) => {
      let sum = 0;
      for (const row of rows) sum += errorOf(target, tree.value, leafOf(tree, columns, row), outputs, row);
      return sum / Math.max(1, rows.length);
    };
    const before = error(values);
    for (const column of new Set(tree.feature)) {
      if (column < 0) continue;
      const shuffled = values[column]!.slice();
      const from = random.shuffle(rows.slice());
      rows.forEach((row, place) => {
        shuffled[row] = values[column]![from[place]!]!;
      });
      worse[column]![which] = error(values.map((each, at) => (at === column ? shuffled : each))) - before;
    }
    progress((which + 1) / trees.length);
  });
  return worse.map((each) => {
    const mean = each.reduce((a, b) => a + b, 0) / each.length;
    const variance = each.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, each.length - 1);
    return { mean, standardError: Math.sqrt(variance / each.length) };
  });
}
