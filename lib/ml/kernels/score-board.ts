import { topItems } from '@/lib/ml/rank';
import type { Ranked } from '@/lib/ml/recommender';
import { type Kernels, openKernels } from './kernels';

/** The scores of one shopper after the other, and the best of each. */
export interface ScoreBoard {
  /** One an item. */
  readonly scores: Float32Array;
  /** 1 leaves an item out. */
  readonly skip: Uint8Array;
  /** The k best of the scores, best first; ties go to the lower item index. */
  top(k: number): Ranked[];
}

/** Scores that the kernel may read beyond the last. */
const BEYOND = 16;

/** A board for so many items; by plain arrays where the kernels cannot run. */
export function openScoreBoard(items: number): ScoreBoard {
  const kernels = openKernels();
  return kernels ? kernelBoard(kernels, items) : plainBoard(items);
}

function plainBoard(items: number): ScoreBoard {
  const scores = new Float32Array(items);
  const skip = new Uint8Array(items);
  return { scores, skip, top: (k) => topItems(scores, k, skip) };
}

function kernelBoard(kernels: Kernels, items: number): ScoreBoard {
  const [scores, skip] = [kernels.singles(items + BEYOND), kernels.bytes(items)];
  const [values, ids] = [kernels.singles(items), kernels.integers(items)];
  // Nothing is allocated from here on: the views stay good.
  const [valuesOf, idsOf] = [values.data, ids.data];
  return {
    scores: scores.data.subarray(0, items),
    skip: skip.data,
    top(k) {
      const most = Math.min(k, items);
      const found = kernels.call.topScores(scores.at, skip.at, items, most, values.at, ids.at);
      return Array.from({ length: found }, (_, at) => ({ item: idsOf[at]!, score: valuesOf[at]! }));
    },
  };
}
