import { createRandom } from '@/lib/ml/random';
import { binTable } from './bins';
import { growTree } from './grow-tree';
import { outputsOf, type Table, type Target } from './table';
import { leafOf, type Tree } from './tree';

export interface ForestOptions {
  readonly trees: number;
  readonly maxDepth: number;
  readonly minLeaf: number;
  /** Columns tried at each node; 0: the square root of their number for classes, a third for numbers. */
  readonly tries: number;
  readonly seed: number;
  readonly progress?: (part: number) => void;
}

export interface Forest {
  readonly trees: readonly Tree[];
  readonly outputs: number;
  readonly seed: number;
  /** Rows that it was grown from. */
  readonly rows: number;
}

/** Draws a tree's rows with replacement: how often each was drawn. */
function drawRows(rows: number, seed: number, tree: number) {
  const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ (tree + 1));
  const drawn = new Uint8Array(rows);
  for (let draw = 0; draw < rows; draw++) drawn[random.below(rows)]! += 1;
  return { drawn, random };
}

/** Rows that a tree of the forest has not seen. */
export function outOfBagRows({ rows, seed }: Forest, tree: number): Int32Array {
  const { drawn } = drawRows(rows, seed, tree);
  return Int32Array.from(drawn.keys()).filter((row) => drawn[row] === 0);
}

const triesOf = (target: Target, columns: number) =>
  Math.max(1, target.kind === 'classes' ? Math.floor(Math.sqrt(columns)) : Math.floor(columns / 3));

/** A random forest (Breiman 2001): each tree from rows drawn with replacement, each split from a few columns drawn at random. */
export function growForest(table: Table, target: Target, options: ForestOptions): Forest {
  const { trees: many, maxDepth, minLeaf, seed, progress = () => {} } = options;
  const binned = binTable(table);
  const tries = options.tries > 0 ? options.tries : triesOf(target, table.columns.length);
  const trees = Array.from({ length: many }, (_, tree) => {
    const { drawn, random } = drawRows(table.rows, seed, tree);
    const grown = growTree(binned, target, drawn, { maxDepth, minLeaf, tries }, random);
    progress((tree + 1) / many);
    return grown;
  });
  return { trees, outputs: outputsOf(target), seed, rows: table.rows };
}

/** The trees' mean prediction, rows × outputs. */
export function predictForest({ trees, outputs }: Forest, table: Table): Float64Array {
  const values = table.columns.map((column) => column.values);
  const out = new Float64Array(table.rows * outputs);
  for (const tree of trees)
    for (let row = 0; row < table.rows; row++) {
      const leaf = leafOf(tree, values, row) * outputs;
      for (let output = 0; output < outputs; output++)
        out[row * outputs + output]! += tree.value[leaf + output]!;
    }
  return out.map((sum) => sum / trees.length);
}

/** Predictions of each row by the trees that have not seen it, rows × outputs; NaN where every tree has. */
export function predictOutOfBag(forest: Forest, table: Table): Float64Array {
  const { trees, outputs } = forest;
  const values = table.columns.map((column) => column.values);
  const out = new Float64Array(table.rows * outputs);
  const votes = new Int32Array(table.rows);
  trees.forEach((tree, which) => {
    for (const row of outOfBagRows(forest, which)) {
      votes[row]! += 1;
      const leaf = leafOf(tree, values, row) * outputs;
      for (let output = 0; output < outputs; output++)
        out[row * outputs + output]! += tree.value[leaf + output]!;
    }
  });
  return out.map((sum, at) => sum / votes[Math.floor(at / outputs)]!);
}
