import type { BinnedTable } from './bins';
import type { Split } from './split-search';
import type { Tree } from './tree';

/** The nodes of a tree while it grows. */
export class NodeList {
  readonly #feature: number[] = [];
  readonly #threshold: number[] = [];
  readonly #left: number[] = [];
  readonly #isMissingLeft: number[] = [];
  readonly #maskAt: number[] = [];
  readonly #masks: number[] = [];
  readonly #value: number[] = [];
  readonly #count: number[] = [];
  readonly #risk: number[] = [];

  constructor(
    readonly table: BinnedTable,
    readonly outputs: number,
  ) {}

  /** A new leaf. */
  add(): number {
    this.#feature.push(-1);
    this.#threshold.push(0);
    this.#left.push(-1);
    this.#isMissingLeft.push(0);
    this.#maskAt.push(-1);
    this.#count.push(0);
    this.#risk.push(0);
    for (let output = 0; output < this.outputs; output++) this.#value.push(0);
    return this.#feature.length - 1;
  }

  describe(node: number, count: number, risk: number, value: ArrayLike<number>): void {
    this.#count[node] = count;
    this.#risk[node] = risk;
    for (let output = 0; output < this.outputs; output++)
      this.#value[node * this.outputs + output] = value[output]!;
  }

  /** Splits a node; its right child follows `left`. */
  split(node: number, left: number, split: Split): void {
    const { column, slot, next, levels, lefts } = split;
    this.#feature[node] = column;
    this.#left[node] = left;
    // Where nothing was missing, what is missing later goes where most went.
    const isLeft = split.hasMissing ? split.isMissingLeft : 2 * split.leftWeight >= this.#count[node]!;
    this.#isMissingLeft[node] = isLeft ? 1 : 0;
    if (levels) {
      this.#maskAt[node] = this.#masks.length;
      const mask = new Array<number>(this.table.slots[column]! - 1).fill(isLeft ? 1 : 0);
      levels.forEach((level, place) => {
        mask[level] = place < lefts ? 1 : 0;
      });
      for (const side of mask) this.#masks.push(side);
    } else {
      const below = this.table.high[column]![slot]!;
      const above = next < 0 ? Infinity : this.table.low[column]![next]!;
      const middle = below + (above - below) / 2;
      this.#threshold[node] = middle < above || next < 0 ? middle : below;
    }
  }

  toTree(): Tree {
    return {
      feature: Int16Array.from(this.#feature),
      threshold: Float64Array.from(this.#threshold),
      left: Int32Array.from(this.#left),
      isMissingLeft: Uint8Array.from(this.#isMissingLeft),
      maskAt: Int32Array.from(this.#maskAt),
      masks: Uint8Array.from(this.#masks),
      value: Float64Array.from(this.#value),
      outputs: this.outputs,
      count: Float64Array.from(this.#count),
      risk: Float64Array.from(this.#risk),
    };
  }
}
