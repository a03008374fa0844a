import { binTable } from './bins';
import { assignFolds } from './folds';
import { growTree, type GrowOptions } from './grow-tree';
import { collapseAlphas, pruneTree, pruningSequence, type PruningStep } from './prune-tree';
import { outputsOf, type Table, type Target } from './table';
import { childOf, type Tree } from './tree';

export interface FitTreeOptions {
  readonly maxDepth: number;
  readonly minLeaf: number;
  readonly folds: number;
  /** The least error, or the smallest tree within one standard error of it. */
  readonly rule: 'least-error' | 'one-standard-error';
  /** What the error is of classes: rows whose likeliest class is wrong, or the squared error of the shares (Brier 1950). */
  readonly loss: 'misclassified' | 'brier';
  readonly seed: number;
  readonly progress?: (part: number) => void;
}

export interface JudgedStep extends PruningStep {
  /** Mean loss of a row that the tree has not seen. */
  readonly error: number;
  readonly standardError: number;
}

export interface FittedTree {
  readonly tree: Tree;
  readonly alpha: number;
  /** The pruning sequence, from the whole tree to the root alone, each judged by cross-validation. */
  readonly steps: readonly JudgedStep[];
  /** The step that was chosen. */
  readonly chosen: JudgedStep;
  /** Predictions of each row by a tree that has not seen it, pruned by the same alpha: rows × outputs. */
  readonly outOfFold: Float64Array;
}

interface FoldTree {
  readonly tree: Tree;
  readonly alphas: Float64Array;
}

/** Nodes from the root to a row's leaf. */
function nodesOf(tree: Tree, table: Table, row: number): number[] {
  const nodes = [0];
  for (let node = 0; tree.feature[node]! >= 0; nodes.push(node))
    node = childOf(tree, node, table.columns[tree.feature[node]!]!.values[row]!);
  return nodes;
}

/** Loss of predicting a row by a node's value. */
function lossOf(
  target: Target,
  { value, outputs }: Tree,
  node: number,
  row: number,
  isBrier: boolean,
): number {
  const at = node * outputs;
  if (target.kind === 'number') return (target.values[row]! - value[at]!) ** 2;
  const code = target.codes[row]!;
  let [best, squares] = [0, 0];
  for (let output = 0; output < outputs; output++) {
    if (value[at + output]! > value[at + best]!) best = output;
    squares += ((output === code ? 1 : 0) - value[at + output]!) ** 2;
  }
  // Over both classes the squares add up to twice Brier's score of one of two.
  return isBrier ? squares / 2 : best === code ? 0 : 1;
}

/** Losses of every row under each alpha: mean and standard error. */
function judge(
  table: Table,
  target: Target,
  fold: Uint8Array,
  trees: readonly FoldTree[],
  alphas: readonly number[],
  isBrier: boolean,
) {
  const sums = new Float64Array(alphas.length);
  const squares = new Float64Array(alphas.length);
  for (let row = 0; row < table.rows; row++) {
    const { tree, alphas: collapse } = trees[fold[row]!]!;
    const nodes = nodesOf(tree, table, row);
    let [at, loss] = [nodes.length - 1, Number.NaN];
    for (let step = 0; step < alphas.length; step++) {
      // The larger alpha, the nearer to the root a row stops.
      const before = at;
      while (at > 0 && collapse[nodes[at - 1]!]! <= alphas[step]!) at--;
      if (at !== before || step === 0) loss = lossOf(target, tree, nodes[at]!, row, isBrier);
      sums[step]! += loss;
      squares[step]! += loss * loss;
    }
  }
  return alphas.map((_, step) => {
    const error = sums[step]! / table.rows;
    const variance = Math.max(0, squares[step]! / table.rows - error * error);
    return { error, standardError: Math.sqrt(variance / table.rows) };
  });
}

/** The step of the least error (the smaller tree of equals), or the smallest tree within a standard error of it. */
function choose(steps: readonly JudgedStep[], rule: FitTreeOptions['rule']): number {
  let least = 0;
  steps.forEach(({ error }, at) => {
    if (error <= steps[least]!.error) least = at;
  });
  if (rule === 'least-error') return least;
  const most = steps[least]!.error + steps[least]!.standardError;
  return steps.reduce((chosen, { error }, at) => (error <= most ? Math.max(chosen, at) : chosen), least);
}

/**
 * A tree of the right size: grown, then pruned by the alpha whose trees predict best what they have not seen (Breiman et al. 1984;
 * the alphas tried are the geometric means between those of the whole tree).
 */
export function fitTree(table: Table, target: Target, options: FitTreeOptions): FittedTree {
  const { maxDepth, minLeaf, folds, rule, loss, seed, progress = () => {} } = options;
  const binned = binTable(table);
  const growing: GrowOptions = { maxDepth, minLeaf, tries: 0 };
  const whole = growTree(binned, target, null, growing);
  const collapse = collapseAlphas(whole);
  const fold = assignFolds(target, table.rows, folds, seed);
  progress(1 / (folds + 2));
  const trees = Array.from({ length: folds }, (_, which): FoldTree => {
    const tree = growTree(
      binned,
      target,
      fold.map((each) => (each === which ? 0 : 1)),
      growing,
    );
    progress((which + 2) / (folds + 2));
    return { tree, alphas: collapseAlphas(tree) };
  });
  const sequence = pruningSequence(whole, collapse);
  const between = sequence.map(({ alpha }, at) =>
    at + 1 < sequence.length ? Math.sqrt(alpha * sequence[at + 1]!.alpha) : Infinity,
  );
  const judged = judge(table, target, fold, trees, between, loss === 'brier');
  const steps = sequence.map((step, at) => ({ ...step, ...judged[at]! }));
  const chosen = choose(steps, rule);
  const { alpha } = steps[chosen]!;
  const outputs = outputsOf(target);
  const outOfFold = new Float64Array(table.rows * outputs);
  for (let row = 0; row < table.rows; row++) {
    const { tree, alphas } = trees[fold[row]!]!;
    const nodes = nodesOf(tree, table, row);
    const node = nodes.find((each) => alphas[each]! <= between[chosen]!) ?? nodes.at(-1) ?? 0;
    outOfFold.set(tree.value.subarray(node * outputs, (node + 1) * outputs), row * outputs);
  }
  return { tree: pruneTree(whole, collapse, alpha), alpha, steps, chosen: steps[chosen]!, outOfFold };
}
