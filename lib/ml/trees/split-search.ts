import type { BinnedTable } from './bins';
import { type NodeSums, PACK } from './node-sums';

/** The best split of a node so far. */
export interface Split {
  /** Sum over both children of S²/n. */
  score: number;
  /** -1: none. */
  column: number;
  /** Last slot that goes left. */
  slot: number;
  /** First slot of the node after it; -1: none, only what is missing goes right. */
  next: number;
  isMissingLeft: boolean;
  /** Whether the node has rows without a value. */
  hasMissing: boolean;
  /** Weight that goes left. */
  leftWeight: number;
  /** Where the column is a category: the node's levels, those that go left first, and how many do. */
  levels: Int32Array | null;
  lefts: number;
}

const noSplit = (score: number): Split => ({
  score,
  column: -1,
  slot: -1,
  next: -1,
  isMissingLeft: false,
  hasMissing: false,
  leftWeight: 0,
  levels: null,
  lefts: 0,
});

/** Longer lists are sorted by the engine. */
const INSERTION = 32;

function sortSlots(slots: Int32Array, length: number): void {
  if (length > INSERTION) {
    slots.subarray(0, length).sort();
    return;
  }
  for (let at = 1; at < length; at++) {
    const slot = slots[at]!;
    let before = at - 1;
    for (; before >= 0 && slots[before]! > slot; before--) slots[before + 1] = slots[before]!;
    slots[before + 1] = slot;
  }
}

/**
 * Finds the best split of a node, one column at a time, over histograms of its rows. What is missing tries both sides
 * (Chen & Guestrin 2016). Categories are put in the order of their mean, in which the best subset is a prefix for two classes and
 * for numbers (Fisher 1958; Breiman et al. 1984); for several classes, in the order of each class's share in turn.
 */
export class SplitSearch {
  best: Split = noSplit(0);
  /** Weight and sums of the node. */
  readonly #total: Float64Array;
  readonly #leftSums: Float64Array;
  readonly #order: Int32Array;
  readonly #scratch: Float64Array;
  #weight = 0;
  #hasMissing = false;

  constructor(
    readonly table: BinnedTable,
    readonly sums: NodeSums,
    readonly minLeaf: number,
  ) {
    const widest = table.slots.reduce((a, b) => Math.max(a, b), 0);
    this.#total = new Float64Array(sums.sums + 1);
    this.#leftSums = new Float64Array(sums.sums + 1);
    this.#order = new Int32Array(widest);
    this.#scratch = new Float64Array(widest * sums.stride);
  }

  /** Begins a node with its weight and sums, and its impurity. */
  begin(total: Float64Array, risk: number): void {
    this.#total.set(total);
    this.#weight = total[0]!;
    let parent = 0;
    for (let at = 1; at < total.length; at++) parent += total[at]! ** 2 / this.#weight;
    // Rounding must not make a split of nothing.
    this.best = noSplit(parent + 1e-10 * risk);
  }

  /** Adds rows[from..to) to a column's histogram, which starts at `base`. */
  fill(histogram: Float64Array, base: number, column: number, rows: Int32Array, from: number, to: number) {
    const { codes } = this.table;
    const { packed, wide, stride } = this.sums;
    const offset = column * this.table.rows;
    if (packed) {
      for (let at = from; at < to; at++) {
        const row = rows[at]!;
        histogram[base + codes[offset + row]!]! += packed[row]!;
      }
    } else if (wide) {
      for (let at = from; at < to; at++) {
        const row = rows[at]!;
        const slot = base + codes[offset + row]! * stride;
        const source = row * stride;
        for (let each = 0; each < stride; each++) histogram[slot + each]! += wide[source + each]!;
      }
    }
  }

  /** Searches a column of a node with few rows: only the slots that they are in are looked at. */
  searchRows(column: number, rows: Int32Array, from: number, to: number): boolean {
    const { codes, slots } = this.table;
    const { stride } = this.sums;
    const histogram = this.#scratch;
    const order = this.#order;
    const known = slots[column]! - 1;
    const offset = column * this.table.rows;
    if ((to - from) * 8 > known) {
      this.fill(histogram, 0, column, rows, from, to);
      const found = this.searchHistogram(column, histogram, 0);
      histogram.fill(0, 0, (known + 1) * stride);
      return found;
    }
    let used = 0;
    for (let at = from; at < to; at++) {
      const slot = codes[offset + rows[at]!]!;
      if (slot !== known && histogram[slot * stride] === 0) order[used++] = slot;
      this.#add(histogram, slot, rows[at]!);
    }
    sortSlots(order, used);
    const found = this.#searchOrdered(column, histogram, 0, used);
    for (let at = from; at < to; at++) {
      const slot = codes[offset + rows[at]!]! * stride;
      for (let each = 0; each < stride; each++) histogram[slot + each] = 0;
    }
    return found;
  }

  #add(histogram: Float64Array, slot: number, row: number): void {
    const { packed, wide, stride } = this.sums;
    if (packed) histogram[slot]! += packed[row]!;
    else if (wide)
      for (let each = 0; each < stride; each++)
        histogram[slot * stride + each]! += wide[row * stride + each]!;
  }

  /** Searches a column whose histogram starts at `base`; tells whether any split was allowed. */
  searchHistogram(column: number, histogram: Float64Array, base: number): boolean {
    const { stride } = this.sums;
    const known = this.table.slots[column]! - 1;
    let used = 0;
    for (let slot = 0; slot < known; slot++)
      if (histogram[base + slot * stride] !== 0) this.#order[used++] = slot;
    return this.#searchOrdered(column, histogram, base, used);
  }

  #searchOrdered(column: number, histogram: Float64Array, base: number, used: number): boolean {
    const missing = base + (this.table.slots[column]! - 1) * this.sums.stride;
    const hasMissing = histogram[missing] !== 0;
    if (used + (hasMissing ? 1 : 0) < 2) return false;
    const scan = (isMissingLeft: boolean) =>
      this.sums.packed
        ? this.#scanPacked(column, histogram, base, used, isMissingLeft, missing)
        : this.#scanWide(column, histogram, base, used, isMissingLeft, missing);
    const sides = hasMissing ? [false, true] : [false];
    this.#hasMissing = hasMissing;
    let found = false;
    const orders = this.table.isCategory[column] ? this.sums.sums : 1;
    for (let order = 0; order < orders; order++) {
      if (this.table.isCategory[column]) this.#orderLevels(histogram, base, used, order);
      for (const side of sides) found = scan(side) || found;
    }
    return found;
  }

  /** Puts the node's levels in the order of one of their means. */
  #orderLevels(histogram: Float64Array, base: number, used: number, output: number): void {
    const { packed, stride } = this.sums;
    const mean = (slot: number) => {
      const at = base + slot * stride;
      if (!packed) return histogram[at + 1 + output]! / histogram[at]!;
      const sum = Math.floor(histogram[at]! / PACK);
      return sum / (histogram[at]! - sum * PACK);
    };
    this.#order.subarray(0, used).sort((a, b) => mean(a) - mean(b) || a - b);
  }

  #scanPacked(
    column: number,
    histogram: Float64Array,
    base: number,
    used: number,
    isMissingLeft: boolean,
    missing: number,
  ): boolean {
    const order = this.#order;
    const minLeaf = this.minLeaf;
    const weight = this.#weight;
    const positives = this.#total[1]!;
    let [left, leftPositives] = [0, 0];
    if (isMissingLeft) {
      leftPositives = Math.floor(histogram[missing]! / PACK);
      left = histogram[missing]! - leftPositives * PACK;
    }
    let best = this.best.score;
    let place = -1;
    let leftWeight = 0;
    let found = false;
    for (let at = 0; at < used; at++) {
      const value = histogram[base + order[at]!]!;
      const slotPositives = Math.floor(value / PACK);
      left += value - slotPositives * PACK;
      leftPositives += slotPositives;
      const right = weight - left;
      if (right < minLeaf || right <= 0) break;
      if (left < minLeaf) continue;
      found = true;
      const rightPositives = positives - leftPositives;
      const score = (leftPositives * leftPositives) / left + (rightPositives * rightPositives) / right;
      if (score > best || (place < 0 && score === best && this.best.column !== column)) {
        best = score;
        place = at;
        leftWeight = left;
      }
    }
    if (place >= 0) this.#keep(column, best, place, used, isMissingLeft, leftWeight);
    return found;
  }

  #scanWide(
    column: number,
    histogram: Float64Array,
    base: number,
    used: number,
    isMissingLeft: boolean,
    missing: number,
  ): boolean {
    const { stride } = this.sums;
    const order = this.#order;
    const left = this.#leftSums;
    const total = this.#total;
    for (let each = 0; each < stride; each++) left[each] = isMissingLeft ? histogram[missing + each]! : 0;
    let best = this.best.score;
    let place = -1;
    let leftWeight = 0;
    let found = false;
    for (let at = 0; at < used; at++) {
      const slot = base + order[at]! * stride;
      for (let each = 0; each < stride; each++) left[each]! += histogram[slot + each]!;
      const right = this.#weight - left[0]!;
      if (right < this.minLeaf || right <= 0) break;
      if (left[0]! < this.minLeaf) continue;
      found = true;
      let [leftScore, rightScore] = [0, 0];
      for (let each = 1; each < stride; each++) {
        const rest = total[each]! - left[each]!;
        leftScore += left[each]! * left[each]!;
        rightScore += rest * rest;
      }
      const score = leftScore / left[0]! + rightScore / right;
      if (score > best || (place < 0 && score === best && this.best.column !== column)) {
        best = score;
        place = at;
        leftWeight = left[0]!;
      }
    }
    if (place >= 0) this.#keep(column, best, place, used, isMissingLeft, leftWeight);
    return found;
  }

  /** Of equal splits that of the later column is kept. */
  #keep(
    column: number,
    score: number,
    place: number,
    used: number,
    isMissingLeft: boolean,
    leftWeight: number,
  ): void {
    const order = this.#order;
    this.best = {
      score,
      column,
      slot: order[place]!,
      next: place + 1 < used ? order[place + 1]! : -1,
      isMissingLeft,
      hasMissing: this.#hasMissing,
      leftWeight,
      levels: this.table.isCategory[column] ? order.slice(0, used) : null,
      lefts: place + 1,
    };
  }
}
