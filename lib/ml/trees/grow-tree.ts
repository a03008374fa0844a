import type { Random } from '@/lib/ml/random';
import type { BinnedTable } from './bins';
import { NodeList } from './node-list';
import { nodeSums, type NodeSums, PACK } from './node-sums';
import { type Split, SplitSearch } from './split-search';
import { outputsOf, type Target } from './table';
import type { Tree } from './tree';

export interface GrowOptions {
  /** Splits between the root and a leaf, at most. */
  readonly maxDepth: number;
  /** Rows in a leaf (by weight), at least. */
  readonly minLeaf: number;
  /** Columns tried at each node, drawn at random; 0: all of them. */
  readonly tries: number;
}

/** From this many rows on a node's histograms are kept, so that its larger child's are a subtraction. */
const KEPT_ROWS = 256;

interface Pending {
  readonly node: number;
  readonly from: number;
  readonly to: number;
  readonly depth: number;
  /** Histograms of all columns, where they are known already. */
  readonly histograms: Float64Array | null;
}

/** Grows one tree; what every node needs is kept here. */
class Grower {
  readonly nodes: NodeList;
  readonly #rows: Int32Array;
  readonly #aside: Int32Array;
  readonly #search: SplitSearch;
  readonly #total: Float64Array;
  readonly #value: Float64Array;
  readonly #columns: Int32Array;
  /** Where each column's histogram starts among all, and the length of all. */
  readonly #bases: Int32Array;
  readonly #size: number;
  readonly #free: Float64Array[] = [];

  constructor(
    readonly table: BinnedTable,
    readonly sums: NodeSums,
    outputs: number,
    rows: Int32Array,
    readonly options: GrowOptions,
    readonly random: Random | null,
  ) {
    this.nodes = new NodeList(table, outputs);
    this.#rows = rows;
    this.#aside = new Int32Array(rows.length);
    this.#search = new SplitSearch(table, sums, Math.max(1, options.minLeaf));
    this.#total = new Float64Array(sums.sums + 1);
    this.#value = new Float64Array(outputs);
    this.#columns = Int32Array.from(table.slots.keys());
    this.#bases = new Int32Array(table.slots.length);
    let size = 0;
    table.slots.forEach((slots, column) => {
      this.#bases[column] = size;
      size += slots * sums.stride;
    });
    this.#size = size;
  }

  grow(): Tree {
    const { tries, maxDepth, minLeaf } = this.options;
    const usesAll = tries <= 0 || tries >= this.#columns.length;
    // Exact splits have as many slots as rows: whole histograms would cost more than the rows themselves.
    const keeps = usesAll && this.table.codes instanceof Uint8Array;
    const all = this.#rows.length;
    const root = keeps && all >= KEPT_ROWS ? this.#fillAll(0, all) : null;
    const stack: Pending[] = [{ node: this.nodes.add(), from: 0, to: all, depth: 0, histograms: root }];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const { node, from, to, depth, histograms } = next;
      const isPure = this.#describe(node, from, to);
      if (!isPure && depth < maxDepth && this.#total[0]! >= 2 * minLeaf) {
        if (usesAll) this.#searchAll(from, to, histograms);
        else this.#searchSome(from, to);
      }
      const split = this.#search.best;
      if (split.column < 0) {
        if (histograms) this.#free.push(histograms);
        continue;
      }
      const middle = this.#partition(split, from, to);
      const left = this.nodes.add();
      const right = this.nodes.add();
      this.nodes.split(node, left, split);
      const [ofLeft, ofRight] = this.#childHistograms(histograms, from, middle, to, depth + 1 < maxDepth);
      stack.push(
        { node: right, from: middle, to, depth: depth + 1, histograms: ofRight },
        { node: left, from, to: middle, depth: depth + 1, histograms: ofLeft },
      );
    }
    return this.nodes.toTree();
  }

  /** Weight, sums, value and impurity of a node; tells whether it is pure. */
  #describe(node: number, from: number, to: number): boolean {
    const total = this.#total.fill(0);
    const value = this.#value;
    const { packed, wide, stride, squares, centre } = this.sums;
    const rows = this.#rows;
    let [both, square] = [0, 0];
    if (packed) {
      for (let at = from; at < to; at++) both += packed[rows[at]!]!;
      total[1] = Math.floor(both / PACK);
      total[0] = both - total[1] * PACK;
    } else if (wide)
      for (let at = from; at < to; at++) {
        const source = rows[at]! * stride;
        for (let each = 0; each < stride; each++) total[each]! += wide[source + each]!;
        if (squares) square += squares[rows[at]!]!;
      }
    const weight = total[0]!;
    let risk = 0;
    if (squares) {
      value[0] = centre + total[1]! / weight;
      risk = Math.max(0, square - total[1]! ** 2 / weight);
    } else {
      let pure = 0;
      if (packed) value[0] = 1 - total[1]! / weight;
      for (let each = 1; each <= this.sums.sums; each++)
        value[each - (packed ? 0 : 1)] = total[each]! / weight;
      for (const share of value) pure += share * share;
      risk = weight * (1 - pure);
    }
    this.nodes.describe(node, weight, risk, value);
    this.#search.begin(total, risk);
    return risk <= 1e-12 * (squares ? square : weight);
  }

  #fillAll(from: number, to: number): Float64Array {
    const histograms = this.#free.pop()?.fill(0) ?? new Float64Array(this.#size);
    for (let column = 0; column < this.#bases.length; column++)
      this.#search.fill(histograms, this.#bases[column]!, column, this.#rows, from, to);
    return histograms;
  }

  /** The smaller child's histograms are counted, the larger one's are what is left of the parent's. */
  #childHistograms(
    parent: Float64Array | null,
    from: number,
    middle: number,
    to: number,
    areNeeded: boolean,
  ): [Float64Array | null, Float64Array | null] {
    if (!parent) return [null, null];
    const isLeftSmaller = middle - from < to - middle;
    const smaller = isLeftSmaller ? middle - from : to - middle;
    if (!areNeeded || to - from - smaller < KEPT_ROWS) {
      this.#free.push(parent);
      return [null, null];
    }
    const counted = isLeftSmaller ? this.#fillAll(from, middle) : this.#fillAll(middle, to);
    for (let at = 0; at < parent.length; at++) parent[at]! -= counted[at]!;
    if (smaller >= KEPT_ROWS) return isLeftSmaller ? [counted, parent] : [parent, counted];
    this.#free.push(counted);
    return isLeftSmaller ? [null, parent] : [parent, null];
  }

  #searchAll(from: number, to: number, histograms: Float64Array | null): void {
    for (let column = 0; column < this.#bases.length; column++)
      if (histograms) this.#search.searchHistogram(column, histograms, this.#bases[column]!);
      else this.#search.searchRows(column, this.#rows, from, to);
  }

  /** Columns in random order until enough of them could split the node (those with one value alone do not count). */
  #searchSome(from: number, to: number): void {
    const columns = this.#columns;
    for (let at = 0, tried = 0; at < columns.length && tried < this.options.tries; at++) {
      const other = at + (this.random?.below(columns.length - at) ?? 0);
      const column = columns[other]!;
      columns[other] = columns[at]!;
      columns[at] = column;
      if (this.#search.searchRows(column, this.#rows, from, to)) tried++;
    }
  }

  /** Moves the rows that go left to the front, both parts in order; gives where the right ones start. */
  #partition({ column, slot, isMissingLeft, levels, lefts }: Split, from: number, to: number): number {
    const { codes, slots } = this.table;
    const rows = this.#rows;
    const aside = this.#aside;
    const offset = column * this.table.rows;
    const missing = slots[column]! - 1;
    const mask = levels && new Uint8Array(missing);
    for (const level of levels?.subarray(0, lefts) ?? []) if (mask) mask[level] = 1;
    let [left, right] = [from, 0];
    for (let at = from; at < to; at++) {
      const row = rows[at]!;
      const code = codes[offset + row]!;
      const isLeft = code === missing ? isMissingLeft : mask ? mask[code] === 1 : code <= slot;
      if (isLeft) rows[left++] = row;
      else aside[right++] = row;
    }
    rows.set(aside.subarray(0, right), left);
    return left;
  }
}

/** Rows of weight above 0. */
function countedRows(rows: number, weights: Uint8Array | null): Int32Array {
  const out = new Int32Array(rows);
  let length = 0;
  for (let row = 0; row < rows; row++) if (!weights || weights[row]! > 0) out[length++] = row;
  return out.subarray(0, length);
}

/**
 * Grows a tree (CART, Breiman, Friedman, Olshen & Stone 1984): Gini impurity for classes, squared error for numbers.
 * @param weights how often each row counts; null: once
 * @param random needed where options.tries leaves columns out
 */
export function growTree(
  table: BinnedTable,
  target: Target,
  weights: Uint8Array | null,
  options: GrowOptions,
  random: Random | null = null,
): Tree {
  const rows = countedRows(table.rows, weights);
  if (rows.length === 0) throw new RangeError('A tree needs at least one row.');
  return new Grower(table, nodeSums(target, weights), outputsOf(target), rows, options, random).grow();
}
