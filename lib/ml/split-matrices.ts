import { type Csr } from './csr';
import { cutInTime } from './cut-in-time';
import { type Entries, entriesOf, type EventLog, type Feedback, matrixOf, pickEntries } from './interactions';
import { PairSet } from './pair-set';
import type { Catalogue, Target, TrainingData } from './recommender';
import { splitEntries, type SplitKind, type SplitOptions } from './splits';

/** What is fitted on, and what was held out of it. */
export interface HeldOut {
  readonly train: TrainingData;
  readonly test: Csr;
  /** Held-out ratings with their values, where train is made of ratings. */
  readonly ratings?: Csr;
}

/** A split in time asks for what comes next; a random one for anything else of the same history. */
export const targetOf = (kind: SplitKind | 'given'): Target =>
  kind === 'leave-last-one-out' || kind === 'temporal' ? 'next' : 'set';

/**
 * Splits a log. The held-out entries are the same whatever the feedback: any interaction is split, and the fitted matrix is made
 * of the feedback's entries that are not held out, so that models on different feedback can be compared. In time the log itself is
 * cut, not its entries: what came after the cut says nothing of what was before.
 */
export function splitLog(
  log: EventLog,
  feedback: Feedback,
  split: SplitOptions,
  catalogue?: Catalogue,
): HeldOut {
  if (split.kind === 'temporal') {
    const { train, test, before } = cutInTime(log, split.testRatio, feedback, 'binary');
    const source = { log: before, feedback };
    return {
      train: { ...matrixOf(train, undefined, 1, catalogue), source },
      test: matrixOf(test),
      ...(feedback === 'ratings' && {
        ratings: matrixOf(cutInTime(log, split.testRatio, 'ratings', 'ratings').test),
      }),
    };
  }
  const any = entriesOf(log, 'binary');
  const held = splitEntries(any, split);
  const test = matrixOf(any, held, 1);
  if (feedback === 'binary') return { train: matrixOf(any, held, 0, catalogue), test };
  const out = new PairSet(pickEntries(any, (at) => held[at] === 1));
  const entries = entriesOf(log, feedback);
  const isOut = (at: number) => out.has(entries.customerOf[at]!, entries.itemOf[at]!);
  return {
    train: matrixOf(
      pickEntries(entries, (at) => !isOut(at)),
      undefined,
      1,
      catalogue,
    ),
    test,
    ...(feedback === 'ratings' && { ratings: matrixOf(pickEntries(entries, isOut)) }),
  };
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
    times: Float64Array.from(order, (at) => 1000 * (data.seconds?.[at] || Number.NaN)),
  };
}

/**
 * Splits what a model would be fitted on once more: hyper-parameters are chosen on the inner part alone. What was cut in time is
 * cut in time again by its log, where there is one.
 */
export function splitMatrix(data: TrainingData, split: SplitOptions): HeldOut {
  if (split.kind === 'temporal' && data.source)
    return splitLog(data.source.log, data.source.feedback, split, data.catalogue);
  const entries = entriesOfMatrix(data);
  const held = splitEntries(entries, split);
  return { train: matrixOf(entries, held, 0, data.catalogue), test: matrixOf(entries, held, 1) };
}
