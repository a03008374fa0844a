import { historyOf } from '@/lib/ml/history';
import type { Random } from '@/lib/ml/random';
import type { TrainingData } from '@/lib/ml/recommender';

/** What a sequence network reads (oldest first) and what it is to foretell from that. */
export interface Window {
  readonly items: Int32Array;
  readonly targets: Int32Array;
}

const sequencesOf = (data: TrainingData): Int32Array[] =>
  Array.from({ length: data.rows }, (_, row) => historyOf(data, row).items).filter(
    ({ length }) => length > 1,
  );

/** For each item of each history but the first: at most `length` items before it, and the item. */
export const nextWindows = (data: TrainingData, length: number): Window[] =>
  sequencesOf(data).flatMap((sequence) =>
    Array.from({ length: sequence.length - 1 }, (_, before) => ({
      items: sequence.subarray(Math.max(0, before + 1 - length), before + 1),
      targets: sequence.subarray(before + 1, before + 2),
    })),
  );

/**
 * Histories in pieces of at most `length` items, with the item that follows each: targets are as long as items. Where pieces begin
 * varies with each draw.
 */
export function pieceWindows(data: TrainingData, length: number, random: Random): Window[] {
  return sequencesOf(data).flatMap((sequence) => {
    const pieces: Window[] = [];
    const last = sequence.length - 1;
    for (let end = last, from = Math.max(0, last - 1 - random.below(length)); end > 0;) {
      pieces.push({ items: sequence.subarray(from, end), targets: sequence.subarray(from + 1, end + 1) });
      end = from;
      from = Math.max(0, end - length);
    }
    return pieces;
  });
}

/** One window for so many items of a history. */
const ITEMS_PER_SUBSET = 4;

/** Subsets of each history, at most `length` items in their order, and all of the rest as targets. */
export const subsetWindows = (data: TrainingData, length: number, random: Random): Window[] =>
  sequencesOf(data).flatMap((sequence) =>
    Array.from({ length: Math.ceil(sequence.length / ITEMS_PER_SUBSET) }, () => {
      const size = Math.min(length, 1 + random.below(sequence.length - 1));
      const order = random.shuffle(Int32Array.from(sequence, (_, at) => at));
      return {
        items: order
          .slice(0, size)
          .sort()
          .map((at) => sequence[at]!),
        targets: order.subarray(size).map((at) => sequence[at]!),
      };
    }),
  );
