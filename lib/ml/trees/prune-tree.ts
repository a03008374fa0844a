import type { Tree } from './tree';

/**
 * Cost-complexity pruning by weakest links (Breiman et al. 1984, chapter 3). The risk of a tree is its impurity a row, so alpha is
 * the impurity that another leaf must take away.
 * @returns for each node the alpha from which on it is a leaf; leaves: 0
 */
export function collapseAlphas(tree: Tree): Float64Array {
  const { feature, left, risk, count } = tree;
  const nodes = feature.length;
  const rows = count[0]!;
  const parent = new Int32Array(nodes).fill(-1);
  const branchRisk = Float64Array.from(risk);
  const leaves = new Int32Array(nodes).fill(1);
  // Children come after their parent, so backwards is from the leaves up.
  for (let node = nodes - 1; node >= 0; node--) {
    if (feature[node]! < 0) continue;
    const child = left[node]!;
    parent[child] = parent[child + 1] = node;
    branchRisk[node] = branchRisk[child]! + branchRisk[child + 1]!;
    leaves[node] = leaves[child]! + leaves[child + 1]!;
  }
  const alphas = new Float64Array(nodes);
  const isOpen = Uint8Array.from(feature, (column) => (column >= 0 ? 1 : 0));
  const strength = (node: number) => (risk[node]! - branchRisk[node]!) / (leaves[node]! - 1) / rows;
  const heap = new LinkHeap();
  for (let node = 0; node < nodes; node++) if (isOpen[node]) heap.push(strength(node), node);
  let alpha = 0;
  for (let link = heap.pop(); link; link = heap.pop()) {
    const { node } = link;
    if (!isOpen[node] || link.strength !== strength(node)) continue;
    alpha = Math.max(alpha, link.strength);
    close(node);
    const [riskChange, leafChange] = [risk[node]! - branchRisk[node]!, 1 - leaves[node]!];
    for (let above = node; above >= 0; above = parent[above]!) {
      branchRisk[above]! += riskChange;
      leaves[above]! += leafChange;
      if (above !== node) heap.push(strength(above), above);
    }
  }
  return alphas;

  /** A node and all below it are leaves from alpha on. */
  function close(top: number): void {
    const below = [top];
    for (let node = below.pop(); node !== undefined; node = below.pop()) {
      if (!isOpen[node]) continue;
      isOpen[node] = 0;
      alphas[node] = alpha;
      below.push(left[node]!, left[node]! + 1);
    }
  }
}

interface Link {
  readonly strength: number;
  readonly node: number;
}

/** Weakest link first; of equals the one nearer the root. */
class LinkHeap {
  readonly #links: Link[] = [];

  push(strength: number, node: number): void {
    const links = this.#links;
    let at = links.push({ strength, node }) - 1;
    for (; at > 0;) {
      const up = (at - 1) >> 1;
      if (!isBefore(links[at]!, links[up]!)) break;
      [links[at], links[up]] = [links[up]!, links[at]!];
      at = up;
    }
  }

  pop(): Link | undefined {
    const links = this.#links;
    const first = links[0];
    const last = links.pop();
    if (last === undefined || links.length === 0) return first;
    links[0] = last;
    for (let at = 0; ;) {
      const down = 2 * at + 1;
      if (down >= links.length) break;
      const less = down + 1 < links.length && isBefore(links[down + 1]!, links[down]!) ? down + 1 : down;
      if (!isBefore(links[less]!, links[at]!)) break;
      [links[at], links[less]] = [links[less]!, links[at]!];
      at = less;
    }
    return first;
  }
}

const isBefore = (a: Link, b: Link) =>
  a.strength < b.strength || (a.strength === b.strength && a.node < b.node);

/** A step of the pruning sequence. */
export interface PruningStep {
  readonly alpha: number;
  readonly leaves: number;
}

/** The sequence of nested trees, from the whole one (alpha 0) to the root alone. */
export function pruningSequence(tree: Tree, alphas: Float64Array): PruningStep[] {
  const distinct = [...new Set([0, ...alphas.filter((_, node) => tree.feature[node]! >= 0)])];
  const sorted = distinct.sort((a, b) => a - b);
  const closing = alphas.filter((_, node) => tree.feature[node]! >= 0).sort();
  let closed = 0;
  return sorted.map((alpha) => {
    while (closed < closing.length && closing[closed]! <= alpha) closed++;
    // A tree has one leaf more than splits.
    return { alpha, leaves: closing.length - closed + 1 };
  });
}

/** The tree without the branches that are not worth alpha. */
export function pruneTree(tree: Tree, alphas: Float64Array, alpha: number): Tree {
  const { outputs } = tree;
  const kept: number[] = [0];
  const left: number[] = [];
  for (let at = 0; at < kept.length; at++) {
    const node = kept[at]!;
    const isLeaf = tree.feature[node]! < 0 || alphas[node]! <= alpha;
    left.push(isLeaf ? -1 : kept.length);
    if (!isLeaf) kept.push(tree.left[node]!, tree.left[node]! + 1);
  }
  const pick = (values: ArrayLike<number>) => kept.map((node) => values[node]!);
  return {
    feature: Int16Array.from(kept, (node, at) => (left[at]! < 0 ? -1 : tree.feature[node]!)),
    threshold: Float64Array.from(pick(tree.threshold)),
    left: Int32Array.from(left),
    isMissingLeft: Uint8Array.from(pick(tree.isMissingLeft)),
    maskAt: Int32Array.from(kept, (node, at) => (left[at]! < 0 ? -1 : tree.maskAt[node]!)),
    masks: tree.masks,
    value: Float64Array.from(
      kept.flatMap((node) => [...tree.value.subarray(node * outputs, (node + 1) * outputs)]),
    ),
    outputs,
    count: Float64Array.from(pick(tree.count)),
    risk: Float64Array.from(pick(tree.risk)),
  };
}
