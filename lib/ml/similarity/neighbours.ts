import type { Csr } from '@/lib/ml/csr';
import { withKernels } from '@/lib/ml/kernels/kernels';
import { kernelMetrics, kernelNeighbours } from '@/lib/ml/kernels/neighbours';
import type { FitRun } from '@/lib/ml/recommender';
import { similarityMetricOf } from './metrics';
import { forEachRowPair } from './pairwise';
import { prepareRows, type WeightingId } from './weighting';

/** The K nearest rows of every row, best first: row r's lie at r·k .. r·k + counts[r] - 1. Only similarities above 0 count. */
export interface Neighbours {
  readonly k: number;
  readonly indices: Int32Array;
  readonly similarities: Float32Array;
  readonly counts: Int32Array;
}

export interface NeighbourOptions {
  readonly metric: string;
  readonly k: number;
  /** λ of n / (n + λ) */
  readonly shrinkage: number;
  readonly weighting: WeightingId;
}

/** Keeps the k largest of each row in min-heaps laid one behind the other. */
class RowHeaps {
  readonly values: Float32Array;
  readonly indices: Int32Array;
  readonly counts: Int32Array;
  /** What a value must exceed to enter: 0 until the row is full. */
  readonly thresholds: Float64Array;

  constructor(
    rows: number,
    readonly k: number,
  ) {
    this.values = new Float32Array(rows * k);
    this.indices = new Int32Array(rows * k);
    this.counts = new Int32Array(rows);
    this.thresholds = new Float64Array(rows);
  }

  add(row: number, index: number, value: number): void {
    const { values, indices, k } = this;
    const base = row * k;
    const count = this.counts[row]!;
    if (count < k) {
      values[base + count] = value;
      indices[base + count] = index;
      this.counts[row] = count + 1;
      if (count + 1 === k) {
        for (let at = (k >> 1) - 1; at >= 0; at--) this.#sift(base, at, k);
        this.thresholds[row] = values[base]!;
      }
      return;
    }
    values[base] = value;
    indices[base] = index;
    this.#sift(base, 0, k);
    this.thresholds[row] = values[base]!;
  }

  #sift(base: number, from: number, count: number): void {
    const { values, indices } = this;
    const value = values[base + from]!;
    const index = indices[base + from]!;
    let at = from;
    for (let child = 2 * at + 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && this.#isWorse(base + child + 1, values[base + child]!, indices[base + child]!))
        child++;
      if (!this.#isWorse(base + child, value, index)) break;
      values[base + at] = values[base + child]!;
      indices[base + at] = indices[base + child]!;
      at = child;
    }
    values[base + at] = value;
    indices[base + at] = index;
  }

  /** Of equal values the higher index is the worse: what stays does not depend on what comes later. */
  #isWorse(at: number, value: number, index: number): boolean {
    const mine = this.values[at]!;
    return mine < value || (mine === value && this.indices[at]! > index);
  }

  /** Best first in each row; ties by index. */
  sorted(): Neighbours {
    const { values, indices, counts, k } = this;
    for (let row = 0; row < counts.length; row++) {
      const base = row * k;
      const order = Array.from({ length: counts[row]! }, (_, at) => ({
        value: values[base + at]!,
        index: indices[base + at]!,
      }));
      order.sort((a, b) => b.value - a.value || a.index - b.index);
      order.forEach(({ value, index }, at) => {
        values[base + at] = value;
        indices[base + at] = index;
      });
    }
    return { k, indices, similarities: values, counts };
  }
}

/** Offers the similarities of a row to the rows before it to both sides. */
function offerRow(row: number, similarities: Float64Array, heaps: RowHeaps): void {
  const { thresholds } = heaps;
  let own = thresholds[row]!;
  for (let j = 0; j < row; j++) {
    const value = Math.fround(similarities[j]!); // as it is kept, or equal ones would not be equal
    if (value <= 0) continue;
    if (value > own) {
      heaps.add(row, j, value);
      own = thresholds[row]!;
    }
    if (value > thresholds[j]!) heaps.add(j, row, value);
  }
}

/**
 * As nearestNeighbours, without the kernels: their reference, and what runs where they cannot.
 * @param prepared rows ready to be compared
 */
export function plainNeighbours(
  prepared: Csr,
  { metric, k, shrinkage }: Omit<NeighbourOptions, 'weighting'>,
  progress?: (fraction: number) => void,
): Neighbours {
  const heaps = new RowHeaps(prepared.rows, k);
  forEachRowPair(
    prepared,
    similarityMetricOf(metric),
    shrinkage,
    (row, similarities) => offerRow(row, similarities, heaps),
    progress,
  );
  return heaps.sorted();
}

/**
 * The exact K nearest neighbours of every row of a matrix: customers of a customer × item matrix, items of its transpose.
 * @param progress 0..1, may throw to cancel
 */
export function nearestNeighbours(
  m: Csr,
  options: NeighbourOptions,
  { progress, team }: Partial<Pick<FitRun, 'progress' | 'team'>> = {},
): Neighbours {
  const prepared = prepareRows(m, options.weighting, similarityMetricOf(options.metric).centersFeatures);
  const capped = { ...options, k: Math.max(1, Math.min(options.k, m.rows)) };
  const found = kernelMetrics.includes(options.metric)
    ? withKernels(team, (kernels) => kernelNeighbours(kernels, prepared, capped, progress))
    : null;
  return found ?? plainNeighbours(prepared, capped, progress);
}
