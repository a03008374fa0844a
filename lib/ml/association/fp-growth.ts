import type { Csr } from '@/lib/ml/csr';

/** Items that are bought together, in ascending order, and by how many baskets. */
export interface Itemset {
  readonly items: readonly number[];
  readonly count: number;
}

export interface MiningOptions {
  /** Baskets that an itemset must be in, at least 1. */
  readonly minCount: number;
  /** Items of the longest itemset. */
  readonly maxLength: number;
  /** Mining stops when there are more. */
  readonly maxItemsets: number;
}

/** A prefix tree of baskets, items by falling frequency, in one array a field. Node 0 is the root. */
class FrequentPatternTree {
  readonly #item: number[] = [-1];
  readonly #parent: number[] = [-1];
  readonly #count: number[] = [0];
  /** The next node of the same item; -1: none. */
  readonly #next: number[] = [-1];
  readonly #children = new Map<number, number>();
  readonly #first: Int32Array;
  readonly #totals: Float64Array;

  /** @param size how many items there are: items are 0..size-1, the most frequent first */
  constructor(readonly size: number) {
    this.#first = new Int32Array(size).fill(-1);
    this.#totals = new Float64Array(size);
  }

  /** @param path ascending items */
  add(path: readonly number[], count: number): void {
    let node = 0;
    for (const item of path) {
      const key = node * this.size + item;
      let child = this.#children.get(key);
      if (child === undefined) {
        child = this.#item.push(item) - 1;
        this.#parent.push(node);
        this.#count.push(0);
        this.#next.push(this.#first[item]!);
        this.#first[item] = child;
        this.#children.set(key, child);
      }
      this.#count[child]! += count;
      this.#totals[item]! += count;
      node = child;
    }
  }

  /** Baskets with the item. */
  total(item: number): number {
    return this.#totals[item]!;
  }

  /** The tree of the baskets with an item, less it and the items that are infrequent beside it. */
  conditional(item: number, minCount: number): FrequentPatternTree {
    const beside = new Float64Array(item);
    const paths: { path: number[]; count: number }[] = [];
    for (let node = this.#first[item]!; node !== -1; node = this.#next[node]!) {
      const path: number[] = [];
      const count = this.#count[node]!;
      for (let up = this.#parent[node]!; up > 0; up = this.#parent[up]!) {
        path.push(this.#item[up]!);
        beside[this.#item[up]!]! += count;
      }
      if (path.length > 0) paths.push({ path: path.reverse(), count });
    }
    const tree = new FrequentPatternTree(item);
    for (const { path, count } of paths) {
      const kept = path.filter((other) => beside[other]! >= minCount);
      if (kept.length > 0) tree.add(kept, count);
    }
    return tree;
  }
}

/**
 * Every itemset that at least `minCount` baskets hold, by FP-growth (Han, Pei & Yin 2000): no candidates are made, only the
 * baskets with an item are looked at again for what is frequent beside it.
 * @param baskets baskets × items; values do not matter
 * @returns itemsets in no particular order; null when there are more than `maxItemsets`
 */
export function frequentItemsets(
  baskets: Csr,
  { minCount, maxLength, maxItemsets }: MiningOptions,
  progress: (fraction: number) => void = () => {},
): Itemset[] | null {
  const counts = new Int32Array(baskets.cols);
  for (const item of baskets.indices) counts[item]! += 1;
  const byFrequency = Array.from(counts.keys())
    .filter((item) => counts[item]! >= minCount)
    .sort((a, b) => counts[b]! - counts[a]! || a - b);
  const rankOf = new Int32Array(baskets.cols).fill(-1);
  byFrequency.forEach((item, rank) => (rankOf[item] = rank));
  const tree = new FrequentPatternTree(byFrequency.length);
  for (let row = 0; row < baskets.rows; row++) {
    const path = Array.from(
      baskets.indices.subarray(baskets.indptr[row], baskets.indptr[row + 1]),
      (item) => rankOf[item]!,
    )
      .filter((rank) => rank >= 0)
      .sort((a, b) => a - b);
    tree.add(path, 1);
  }
  const found: Itemset[] = [];
  /** Takes in what is frequent in a tree, each beside the items it is the tree of; false when there is too much. */
  const grow = (from: FrequentPatternTree, beside: readonly number[]): boolean => {
    for (let rank = 0; rank < from.size; rank++) {
      const count = from.total(rank);
      if (count < minCount) continue;
      const ranks = [...beside, rank];
      if (found.length >= maxItemsets) return false;
      found.push({ items: ranks.map((each) => byFrequency[each]!).sort((a, b) => a - b), count });
      if (ranks.length < maxLength && !grow(from.conditional(rank, minCount), ranks)) return false;
      if (beside.length === 0) progress((rank + 1) / from.size);
    }
    return true;
  };
  return grow(tree, []) ? found : null;
}
