import 'server-only';
import { fitTree } from '@/lib/ml/trees/fit-tree';
import { growForest, predictOutOfBag } from '@/lib/ml/trees/forest';
import { permutationImportance } from '@/lib/ml/trees/permutation-importance';
import { impurityImportance, leavesOf } from '@/lib/ml/trees/tree';
import { treeNodes, type TreeNode } from '@/lib/ml/trees/tree-nodes';
import { type PruningStep } from '@/lib/ml/trees/prune-tree';
import { AppError } from '@/lib/schemas/app-error';
import { columnOf, readTable } from '@/lib/services/tables/read-table';
import { featureColumns, isMissing, type LeftOut } from './feature-columns';
import { type Judged, judgePredictions } from './judge-predictions';
import { targetColumn } from './target-column';

export interface TreeFromFileInput {
  readonly file: string;
  readonly target: string;
  readonly positive?: string;
  readonly ignored: readonly string[];
  readonly folds: number;
  readonly maxDepth: number;
  readonly minLeaf: number;
  readonly rule: 'least-error' | 'one-standard-error';
  /** 0: no forest. */
  readonly forest: number;
  readonly seed: number;
  readonly progress: (stage: string, part: number) => void;
}

export interface Importance {
  readonly column: string;
  readonly importance: number;
  readonly standardError?: number;
}

export interface TreeFromFile {
  readonly target: string;
  /** Names of the classes in the order of every prediction; none of a number. */
  readonly classes: readonly string[];
  readonly positive: string | null;
  readonly rows: number;
  /** Rows without the target. */
  readonly withoutTarget: number;
  readonly columns: {
    readonly numeric: readonly string[];
    readonly categorical: readonly string[];
    readonly leftOut: readonly LeftOut[];
  };
  readonly tree: {
    readonly crossValidated: Judged & { readonly folds: number };
    readonly alpha: number;
    readonly leaves: number;
    readonly depth: number;
    readonly pruning: readonly PruningStep[];
    readonly importance: readonly Importance[];
    readonly nodes: readonly TreeNode[];
  };
  readonly forest: {
    readonly trees: number;
    readonly outOfBag: Judged;
    /** By permutation, on what each tree has not seen. */
    readonly importance: readonly Importance[];
  } | null;
}

const FEWEST_ROWS = 20;
const byImportance = (a: Importance, b: Importance) => b.importance - a.importance;

/** Fits a pruned tree, and on demand a forest, to a column of a table file, and judges both on rows that they have not seen. */
export async function treeFromFile(input: TreeFromFileInput): Promise<TreeFromFile> {
  const { file, seed, progress } = input;
  progress('reading', 0);
  const read = await readTable(file);
  for (const name of input.ignored) columnOf(read, name);
  const at = columnOf(read, input.target);
  const kept = read.rows.filter((row) => !isMissing(row[at] ?? ''));
  if (kept.length < FEWEST_ROWS)
    throw new AppError(
      'not-enough-data',
      `A tree needs at least ${FEWEST_ROWS} rows with "${input.target}".`,
    );
  if (input.folds > kept.length) throw new AppError('invalid-input', 'There are more folds than rows.');
  const { target, classes, positive } = targetColumn(
    input.target,
    kept.map((row) => row[at] ?? ''),
    input.positive,
  );
  const { columns, leftOut } = featureColumns(read, kept, input.target, input.ignored);
  if (columns.length === 0)
    throw new AppError('not-enough-data', 'There is no column beside the target to learn from.');
  const table = { rows: kept.length, columns };
  const { maxDepth, minLeaf, folds, rule } = input;
  const fitted = fitTree(table, target, {
    ...{ maxDepth, minLeaf, folds, rule, seed },
    loss: 'brier',
    progress: (part) => progress('growing', part),
  });
  const nodes = treeNodes(fitted.tree, table);
  const impurity = impurityImportance([fitted.tree], columns.length);
  return {
    target: input.target,
    classes,
    positive,
    rows: kept.length,
    withoutTarget: read.rows.length - kept.length,
    columns: {
      numeric: columns.filter(({ levels }) => !levels).map(({ name }) => name),
      categorical: columns.filter(({ levels }) => levels).map(({ name }) => name),
      leftOut,
    },
    tree: {
      crossValidated: { folds, ...judgePredictions(fitted.outOfFold, target) },
      alpha: fitted.alpha,
      leaves: leavesOf(fitted.tree),
      depth: Math.max(...nodes.map(({ depth }) => depth)),
      pruning: fitted.steps,
      importance: columns
        .map(({ name }, each) => ({ column: name, importance: impurity[each]! }))
        .sort(byImportance),
      nodes,
    },
    forest: input.forest > 0 ? forestOf(input, table, target) : null,
  };
}

function forestOf(
  { forest: trees, seed, progress }: TreeFromFileInput,
  table: Parameters<typeof growForest>[0],
  target: Parameters<typeof growForest>[1],
): TreeFromFile['forest'] {
  const forest = growForest(table, target, {
    trees,
    maxDepth: 60,
    minLeaf: 1,
    tries: 0,
    seed,
    progress: (part) => progress('growing the forest', part),
  });
  const importance = permutationImportance(forest, table, target, (part) => progress('shuffling', part));
  return {
    trees,
    outOfBag: judgePredictions(predictOutOfBag(forest, table), target),
    importance: importance
      .map(({ mean, standardError }, each) => ({
        column: table.columns[each]!.name,
        importance: mean,
        standardError,
      }))
      .sort(byImportance),
  };
}
