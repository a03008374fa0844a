import type { Table } from './table';

/** A tree in flat arrays, one element a node; node 0 is the root. A node's right child follows its left one. */
export interface Tree {
  /** Column that the node splits on; -1: a leaf. */
  readonly feature: Int16Array;
  /** Numbers up to this go left; Infinity: every known value does. */
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  /** 1: what is missing (and a level unseen in training) goes left. */
  readonly isMissingLeft: Uint8Array;
  /** Where the node's mask starts in `masks`; -1: it splits on a number. */
  readonly maskAt: Int32Array;
  /** One byte a level of the split's category: 1 goes left. */
  readonly masks: Uint8Array;
  /** nodes × outputs: shares of the classes, or the mean. */
  readonly value: Float64Array;
  readonly outputs: number;
  /** Rows in the node (by weight). */
  readonly count: Float64Array;
  /** Count × Gini impurity, or the sum of squared errors. */
  readonly risk: Float64Array;
}

/** The child that a node sends a row to. */
export function childOf(tree: Tree, node: number, value: number): number {
  const left = tree.left[node]!;
  const mask = tree.maskAt[node]!;
  const isLeft = Number.isNaN(value)
    ? tree.isMissingLeft[node] === 1
    : mask < 0
      ? value <= tree.threshold[node]!
      : tree.masks[mask + value] === 1;
  return isLeft ? left : left + 1;
}

/** The leaf that a row comes to. */
export function leafOf(tree: Tree, values: readonly Float64Array[], row: number): number {
  const { feature, threshold, left, isMissingLeft, maskAt, masks } = tree;
  let node = 0;
  for (let column = feature[0]!; column >= 0; column = feature[node]!) {
    const value = values[column]![row]!;
    const mask = maskAt[node]!;
    // Not childOf: this loop is most of what a forest's prediction costs.
    const isLeft =
      value !== value
        ? isMissingLeft[node] === 1
        : mask < 0
          ? value <= threshold[node]!
          : masks[mask + value] === 1;
    node = isLeft ? left[node]! : left[node]! + 1;
  }
  return node;
}

/** Predictions, rows × outputs. */
export function predictTree(tree: Tree, table: Table): Float64Array {
  const { outputs, value } = tree;
  const values = table.columns.map((column) => column.values);
  const out = new Float64Array(table.rows * outputs);
  for (let row = 0; row < table.rows; row++) {
    const leaf = leafOf(tree, values, row) * outputs;
    for (let output = 0; output < outputs; output++) out[row * outputs + output] = value[leaf + output]!;
  }
  return out;
}

/** The likeliest class of each row of predictions; the first of equals. */
export function likeliest(predictions: Float64Array, outputs: number): Int32Array {
  return Int32Array.from({ length: predictions.length / outputs }, (_, row) => {
    let best = 0;
    for (let output = 1; output < outputs; output++)
      if (predictions[row * outputs + output]! > predictions[row * outputs + best]!) best = output;
    return best;
  });
}

export const leavesOf = (tree: Tree): number =>
  tree.feature.reduce((leaves, column) => leaves + (column < 0 ? 1 : 0), 0);

/** Impurity taken away by each column's splits, as shares that add up to 1 (Breiman et al. 1984). */
export function impurityImportance(trees: readonly Tree[], columns: number): Float64Array {
  const taken = new Float64Array(columns);
  for (const { feature, left, risk } of trees)
    for (let node = 0; node < feature.length; node++) {
      const column = feature[node]!;
      if (column < 0) continue;
      const child = left[node]!;
      taken[column]! += Math.max(0, risk[node]! - risk[child]! - risk[child + 1]!) / risk[0]!;
    }
  const total = taken.reduce((a, b) => a + b, 0);
  return total > 0 ? taken.map((each) => each / total) : taken;
}
