import type { Entries } from './interactions';
import { createRandom } from './random';

export type SplitKind = 'random' | 'leave-last-one-out' | 'temporal' | 'k-fold';

/** Parts of a cross-validation where nobody says how many. */
export const DEFAULT_FOLDS = 5;

export interface SplitOptions {
  readonly kind: SplitKind;
  /** Share held out: of each customer's entries (random), of all entries by time (temporal). */
  readonly testRatio: number;
  /** Parts of a cross-validation; 5 where it is not said. */
  readonly folds?: number | undefined;
  /** Which part is held out, from 0. */
  readonly fold?: number | undefined;
  readonly seed: number;
}

/** Calls `each` with the span of every customer's entries (they are sorted by customer). */
function forEachCustomer({ customerOf }: Entries, each: (from: number, end: number) => void): void {
  for (let from = 0; from < customerOf.length;) {
    let end = from;
    while (end < customerOf.length && customerOf[end] === customerOf[from]) end++;
    each(from, end);
    from = end;
  }
}

/**
 * Which entries are held out: 1 = test, 0 = train. A customer's only entry always stays in train, or the model could not
 * know the customer.
 * @throws RangeError when a temporal split is asked of data without times
 */
export function splitEntries(
  entries: Entries,
  { kind, testRatio, seed, folds = DEFAULT_FOLDS, fold = 0 }: SplitOptions,
): Uint8Array {
  const test = new Uint8Array(entries.customerOf.length);
  if (kind === 'temporal') {
    const times = entries.times.filter((time) => !Number.isNaN(time)).sort();
    if (times.length < entries.times.length || times.length === 0)
      throw new RangeError('A split by time needs a time on every interaction: choose the random split.');
    const cut = times[Math.floor(times.length * (1 - testRatio))]!;
    entries.times.forEach((time, at) => (test[at] = time >= cut ? 1 : 0));
    return test;
  }
  const random = createRandom(seed);
  forEachCustomer(entries, (from, end) => {
    if (end - from < 2) return;
    if (kind === 'leave-last-one-out') {
      test[end - 1] = 1;
      return;
    }
    const order = random.shuffle(Int32Array.from({ length: end - from }, (_, at) => from + at));
    if (kind === 'k-fold') {
      for (let at = fold; at < order.length; at += folds) test[order[at]!] = 1;
      return;
    }
    const count = Math.min(end - from - 1, Math.round((end - from) * testRatio));
    for (let at = 0; at < count; at++) test[order[at]!] = 1;
  });
  return test;
}
