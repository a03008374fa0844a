import type { Table } from './table';
import { childOf, type Tree } from './tree';

/** A comparison that a row passes on its way down a tree. */
export interface Condition {
  readonly column: string;
  readonly comparison: 'at-most' | 'above' | 'one-of' | 'none-of' | 'known' | 'missing';
  /** Of at-most and above. */
  readonly threshold: number | null;
  /** Of one-of and none-of. */
  readonly levels: readonly string[];
}

/** A step on a row's way: the condition that it passed, what it has, and what holds from there on. */
export interface PathStep extends Condition {
  /** The row's own value; null: missing, in which case it goes with the condition's side by the tree's default. */
  readonly value: number | string | null;
  /** Of the node that it leads to: rows, and the class shares or the mean. */
  readonly count: number;
  readonly prediction: readonly number[];
}

/** A node in words' reach: what to draw a tree from. */
export interface TreeNode {
  readonly id: number;
  readonly parent: number | null;
  readonly depth: number;
  /** What led here from the parent; null at the root. */
  readonly condition: Condition | null;
  /** Whether rows without a value (or of a level unseen in training) come here. */
  readonly takesMissing: boolean;
  /** Whether the table it was grown from had such rows. */
  readonly hadMissing: boolean;
  readonly count: number;
  readonly prediction: readonly number[];
  /** Left and right child; null: a leaf. */
  readonly children: readonly [number, number] | null;
}

/** What holds of the rows that a node sends to one of its sides. */
function conditionOf(tree: Tree, table: Table, node: number, isLeft: boolean): Condition {
  const { name, levels } = table.columns[tree.feature[node]!]!;
  const threshold = tree.threshold[node]!;
  const mask = tree.maskAt[node]!;
  if (levels && mask >= 0) {
    const lefts = levels.filter((_, level) => tree.masks[mask + level] === 1);
    const rights = levels.filter((_, level) => tree.masks[mask + level] !== 1);
    const own = isLeft ? lefts : rights;
    const other = isLeft ? rights : lefts;
    if (own.length === 0) return { column: name, comparison: 'missing', threshold: null, levels: [] };
    if (other.length === 0) return { column: name, comparison: 'known', threshold: null, levels: [] };
    // The shorter list says it.
    return own.length <= other.length
      ? { column: name, comparison: 'one-of', threshold: null, levels: own }
      : { column: name, comparison: 'none-of', threshold: null, levels: other };
  }
  if (threshold === Infinity)
    return { column: name, comparison: isLeft ? 'known' : 'missing', threshold: null, levels: [] };
  return { column: name, comparison: isLeft ? 'at-most' : 'above', threshold, levels: [] };
}

const predictionOf = ({ value, outputs }: Tree, node: number) =>
  Array.from(value.subarray(node * outputs, (node + 1) * outputs));

/** The nodes of a tree, parents before their children. */
export function treeNodes(tree: Tree, table: Table): TreeNode[] {
  const nodes: TreeNode[] = [];
  const hasMissing = table.columns.map(({ values }) => values.some(Number.isNaN));
  const add = (id: number, parent: TreeNode | null, isLeft: boolean) => {
    const left = tree.left[id]!;
    const isLeaf = tree.feature[id]! < 0;
    nodes[id] = {
      id,
      parent: parent?.id ?? null,
      depth: parent ? parent.depth + 1 : 0,
      condition: parent && conditionOf(tree, table, parent.id, isLeft),
      takesMissing: parent !== null && (tree.isMissingLeft[parent.id] === 1) === isLeft,
      hadMissing: parent !== null && hasMissing[tree.feature[parent.id]!]!,
      count: tree.count[id]!,
      prediction: predictionOf(tree, id),
      children: isLeaf ? null : [left, left + 1],
    };
    if (isLeaf) return;
    add(left, nodes[id], true);
    add(left + 1, nodes[id], false);
  };
  add(0, null, false);
  return nodes;
}

/** A row's way from the root to its leaf: why it is predicted what it is. */
export function decisionPath(tree: Tree, table: Table, row: number): PathStep[] {
  const steps: PathStep[] = [];
  for (let node = 0; tree.feature[node]! >= 0;) {
    const { values, levels } = table.columns[tree.feature[node]!]!;
    const value = values[row]!;
    const child = childOf(tree, node, value);
    steps.push({
      ...conditionOf(tree, table, node, child === tree.left[node]),
      value: Number.isNaN(value) ? null : levels ? (levels[value] ?? null) : value,
      count: tree.count[child]!,
      prediction: predictionOf(tree, child),
    });
    node = child;
  }
  return steps;
}
