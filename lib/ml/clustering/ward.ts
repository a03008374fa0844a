import { Refusal } from '@/lib/ml/refusal';
import { chainMerges, type Merge, wardLinkage } from './chain';
import { type Points, squaredDistance } from './points';

/** Points that a tree is built on: n² distances are kept. */
export const MOST_WARD = 5000;

/**
 * Ward's tree (1963) over points: merges, closest first.
 * @throws Refusal above MOST_WARD points
 */
export function wardMerges(
  { rows, cols, values }: Points,
  progress: (fraction: number) => void = () => {},
): Merge[] {
  if (rows > MOST_WARD)
    throw new Refusal(`Ward's tree is built on at most ${MOST_WARD} points: draw a sample.`);
  const between = rows > 2000 ? new Float32Array(rows * rows) : new Float64Array(rows * rows);
  for (let row = 0; row < rows; row++)
    for (let other = 0; other < row; other++)
      between[row * rows + other] = between[other * rows + row] = -squaredDistance(
        values,
        row,
        values,
        other,
        cols,
      );
  const merges: Merge[] = [];
  chainMerges(between, rows, wardLinkage, (merge) => {
    merges.push(merge);
    if (merges.length % 50 === 0) progress(merges.length / rows);
  });
  // Stable: of equal ones, those that the chain found first were first.
  return merges.sort((a, b) => b.closeness - a.closeness);
}

/** Cuts a tree into k clusters, numbered by size, the largest first. */
export function cutTree(merges: readonly Merge[], rows: number, k: number): Int32Array {
  const parent = Int32Array.from({ length: rows }, (_, row) => row);
  const rootOf = (row: number) => {
    let root = row;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (const { kept, gone } of merges.slice(0, Math.max(0, rows - k))) parent[rootOf(gone)] = rootOf(kept);
  const sizes = new Map<number, number>();
  for (let row = 0; row < rows; row++) sizes.set(rootOf(row), (sizes.get(rootOf(row)) ?? 0) + 1);
  const number = new Map(
    [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([root], at) => [root, at]),
  );
  return parent.map((_, row) => number.get(rootOf(row))!);
}
