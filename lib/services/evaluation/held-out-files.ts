import 'server-only';
import { cutInTime } from '@/lib/ml/cut-in-time';
import { entriesOf, type Feedback, matrixOf } from '@/lib/ml/interactions';
import type { Catalogue, Target } from '@/lib/ml/recommender';
import { type HeldOut, splitLog, targetOf } from '@/lib/ml/split-matrices';
import { DEFAULT_FOLDS, splitEntries, type SplitKind, type Stratum } from '@/lib/ml/splits';
import { type FileInteractions } from './read-interactions';

/** How files are split, or that they came split. */
export interface FileSplit {
  readonly kind: SplitKind | 'given';
  readonly testRatio: number;
  readonly folds?: number | undefined;
  /** Of a random split, and of the validation parts of files that came split. */
  readonly stratify?: Stratum | undefined;
  readonly seed: number;
}

/** What is held out of files, for every feedback. */
export interface HeldOutFiles {
  /** 1, but for cross-validation. */
  readonly folds: number;
  readonly target: Target;
  /** Held-out entries are the same whatever the feedback. */
  partOf(feedback: Feedback, fold: number): HeldOut;
  /** Held-out ratings with their values. */
  ratingsOf(fold: number): HeldOut;
}

/** Splits one log, or takes two as they were given. */
export function openHeldOut(
  { logs, catalogue }: Pick<FileInteractions, 'logs'> & { readonly catalogue: Catalogue | undefined },
  split: FileSplit,
): HeldOutFiles {
  const [log, given] = logs;
  if (!log) throw new RangeError('There is no file to read.');
  const { kind } = split;
  const folds = kind === 'k-fold' ? (split.folds ?? DEFAULT_FOLDS) : 1;
  const cut = (feedback: Feedback, fold: number): HeldOut => {
    if (kind !== 'given') return splitLog(log, feedback, { ...split, kind, fold }, catalogue);
    const train = matrixOf(entriesOf(log, feedback), undefined, 1, catalogue);
    return { train, test: matrixOf(entriesOf(given ?? log, 'binary')) };
  };
  const kept = new Map<Feedback, HeldOut>();
  return {
    folds,
    target: targetOf(kind),
    partOf(feedback, fold) {
      // Parts of a cross-validation are cut anew each time: all of them would not fit beside a model.
      if (folds > 1) return cut(feedback, fold);
      const part = kept.get(feedback) ?? cut(feedback, fold);
      kept.set(feedback, part);
      return part;
    },
    ratingsOf(fold) {
      if (kind === 'temporal') {
        const { train, test } = cutInTime(log, split.testRatio, 'ratings', 'ratings');
        return { train: matrixOf(train, undefined, 1, catalogue), test: matrixOf(test) };
      }
      const entries = entriesOf(log, 'ratings');
      if (kind === 'given') {
        const test = matrixOf(entriesOf(given ?? log, 'ratings'));
        return { train: matrixOf(entries, undefined, 1, catalogue), test };
      }
      const held = splitEntries(entries, { ...split, kind, fold });
      return { train: matrixOf(entries, held, 0, catalogue), test: matrixOf(entries, held, 1) };
    },
  };
}
