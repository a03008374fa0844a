import { type Csr } from './csr';
import { type Entries, entriesOf, type EventLog, type Feedback, matrixOf } from './interactions';
import type { Catalogue, Target, TrainingData } from './recommender';
import { splitEntries, type SplitKind, type SplitOptions } from './splits';

/** What is fitted on, and what was held out of it. */
export interface HeldOut {
  readonly train: TrainingData;
  readonly test: Csr;
}

/** A split in time asks for what comes next; a random one for anything else of the same history. */
export const targetOf = (kind: SplitKind | 'given'): Target =>
  kind === 'leave-last-one-out' || kind === 'temporal' ? 'next' : 'set';

/**
 * Splits a log. The held-out entries are the same whatever the feedback: any interaction is split, and the fitted matrix is made
 * of the feedback's entries that are not held out, so that models on different feedback can be compared.
 */
export function splitLog(
  log: EventLog,
  feedback: Feedback,
  split: SplitOptions,
  catalogue?: Catalogue,
): HeldOut {
  const any = entriesOf(log, 'binary');
  const held = splitEntries(any, split);
  const test = matrixOf(any, held, 1);
  if (feedback === 'binary') return { train: matrixOf(any, held, 0, catalogue), test };
  const entries = entriesOf(log, feedback);
  const key = (of: Entries, at: number) => of.customerOf[at]! * log.items + of.itemOf[at]!;
  const heldKeys = new Set<number>();
  held.forEach((flag, at) => {
    if (flag === 1) heldKeys.add(key(any, at));
  });
  const out = Uint8Array.from(entries.itemOf, (_, at) => (heldKeys.has(key(entries, at)) ? 1 : 0));
  return { train: matrixOf(entries, out, 0, catalogue), test };
}

/** The entries of a matrix, by customer and then by time. */
function entriesOfMatrix(data: TrainingData): Entries {
  const order = data.order ?? Int32Array.from(data.indices, (_, at) => at);
  const customerOf = new Int32Array(order.length);
  for (let row = 0; row < data.rows; row++) customerOf.fill(row, data.indptr[row], data.indptr[row + 1]);
  return {
    customers: data.rows,
    items: data.cols,
    customerOf,
    itemOf: order.map((at) => data.indices[at]!),
    weights: Float32Array.from(order, (at) => data.data[at]!),
    times: Float64Array.from(order, (at) => data.times?.[at] ?? Number.NaN),
  };
}

/** Splits what a model would be fitted on once more: hyper-parameters are chosen on the inner part alone. */
export function splitMatrix(data: TrainingData, split: SplitOptions): HeldOut {
  const entries = entriesOfMatrix(data);
  const held = splitEntries(entries, split);
  return { train: matrixOf(entries, held, 0, data.catalogue), test: matrixOf(entries, held, 1) };
}
