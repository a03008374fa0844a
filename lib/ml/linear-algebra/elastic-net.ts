import type { GramRow } from './sparse-gram';

export interface ElasticNetOptions {
  /** λ1 of λ1·‖w‖₁. */
  readonly l1: number;
  /** λ2 of λ2/2·‖w‖². */
  readonly l2: number;
  /** Weights may not fall below 0. */
  readonly isNonNegative: boolean;
  /** Stops when no weight moves by more than this. */
  readonly tolerance: number;
}

export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Columns looked at first, and the least that each further round may add. */
const FIRST = 64;
const MAX_ROUNDS = 50;
const MAX_SWEEPS = 10_000;

/**
 * Regresses columns of X on the others, from its Gram matrix G alone: for a target i,
 * min ½‖x_i − X·w‖² + λ2/2·‖w‖² + λ1·‖w‖₁, w_i = 0, over the columns that share a row with the target.
 *
 * Cyclic coordinate descent with covariance updates (Friedman, Hastie & Tibshirani 2010), in rounds over a growing set of
 * columns: each round adds those that the solution so far gives a wrong weight of 0, until there are none. The result is that of
 * all columns; the work is that of the few which get a weight.
 */
export class GramElasticNet {
  /** Place of each column in the working set of the current target; -1: none. */
  readonly #place: Int32Array;
  readonly #diagonal: Float64Array;
  readonly #residuals: Float64Array;

  constructor(
    readonly gram: readonly GramRow[],
    readonly options: ElasticNetOptions,
  ) {
    this.#place = new Int32Array(gram.length).fill(-1);
    this.#residuals = new Float64Array(gram.length);
    this.#diagonal = Float64Array.from(gram, ({ indices, values }, column) => {
      const at = indices.indexOf(column);
      return at < 0 ? 0 : values[at]!;
    });
  }

  /** The weights other than 0 of one target, by column. */
  fit(target: number): SparseVector {
    const { tolerance } = this.options;
    const columns: number[] = [];
    const weights: number[] = [];
    let gram = new Float64Array(0);
    for (let round = 0; round < MAX_ROUNDS; round++) {
      this.#updateResiduals(target, columns, weights);
      const added = this.#violators(target, Math.max(FIRST, columns.length));
      if (added.length === 0) break;
      gram = this.#extend(gram, columns, added);
      for (const _ of added) weights.push(0);
      this.#descend(
        columns.map((column) => this.#residuals[column]!),
        columns,
        weights,
        gram,
        tolerance,
      );
    }
    for (const column of columns) this.#place[column] = -1;
    const used = columns
      .map((column, at) => ({ column, weight: weights[at]! }))
      .filter(({ weight }) => weight !== 0);
    return {
      indices: Int32Array.from(used, ({ column }) => column),
      values: Float64Array.from(used, ({ weight }) => weight),
    };
  }

  /** x_jᵀ(x_i − X·w) of every candidate j. */
  #updateResiduals(target: number, columns: readonly number[], weights: readonly number[]): void {
    const residuals = this.#residuals;
    const { indices, values } = this.gram[target]!;
    for (let at = 0; at < indices.length; at++) residuals[indices[at]!] = values[at]!;
    columns.forEach((column, place) => {
      const weight = weights[place]!;
      if (weight === 0) return;
      const row = this.gram[column]!;
      for (let at = 0; at < row.indices.length; at++)
        residuals[row.indices[at]!]! -= weight * row.values[at]!;
    });
  }

  /** Columns outside the working set whose best weight is not 0, those that lower the loss most first. */
  #violators(target: number, count: number): number[] {
    const { l1, l2, isNonNegative } = this.options;
    const found: { column: number; gain: number }[] = [];
    for (const column of this.gram[target]!.indices) {
      if (column === target || this.#place[column]! >= 0) continue;
      const residual = this.#residuals[column]!;
      const excess = (isNonNegative ? residual : Math.abs(residual)) - l1;
      if (excess > 1e-9) found.push({ column, gain: excess ** 2 / (this.#diagonal[column]! + l2) });
    }
    return found
      .sort((a, b) => b.gain - a.gain || a.column - b.column)
      .slice(0, count)
      .map(({ column }) => column);
  }

  /** Takes columns into the working set; gives its Gram matrix, row-major. */
  #extend(before: Float64Array, columns: number[], added: readonly number[]): Float64Array<ArrayBuffer> {
    const old = columns.length;
    const size = old + added.length;
    const out = new Float64Array(size * size);
    for (let row = 0; row < old; row++) out.set(before.subarray(row * old, (row + 1) * old), row * size);
    for (const column of added) this.#place[column] = columns.push(column) - 1;
    for (let row = old; row < size; row++) {
      const { indices, values } = this.gram[columns[row]!]!;
      for (let at = 0; at < indices.length; at++) {
        const place = this.#place[indices[at]!]!;
        if (place >= 0) out[row * size + place] = out[place * size + row] = values[at]!;
      }
    }
    return out;
  }

  /** Coordinate descent over the working set, in place. */
  #descend(
    start: readonly number[],
    columns: readonly number[],
    weights: number[],
    gram: Float64Array,
    tolerance: number,
  ): void {
    const size = columns.length;
    const residuals = Float64Array.from(start);
    const step = (at: number): number => {
      const before = weights[at]!;
      const diagonal = this.#diagonal[columns[at]!]!;
      const after = this.#best(residuals[at]! + diagonal * before, diagonal);
      if (after === before) return 0;
      weights[at] = after;
      const change = after - before;
      const base = at * size;
      for (let other = 0; other < size; other++) residuals[other]! -= change * gram[base + other]!;
      return Math.abs(change);
    };
    for (let sweep = 0, isWhole = true; sweep < MAX_SWEEPS; sweep++) {
      let largest = 0;
      for (let at = 0; at < size; at++)
        if (isWhole || weights[at] !== 0) largest = Math.max(largest, step(at));
      if (largest <= tolerance && isWhole) return;
      // Over the columns in use until they settle, then over all once more.
      isWhole = largest <= tolerance;
    }
  }

  /** The minimum along one coordinate, by soft thresholding. */
  #best(correlation: number, diagonal: number): number {
    const { l1, l2, isNonNegative } = this.options;
    if (correlation > l1) return (correlation - l1) / (diagonal + l2);
    return correlation < -l1 && !isNonNegative ? (correlation + l1) / (diagonal + l2) : 0;
  }
}
