import type { Entries } from './interactions';
import { createRandom, type Random } from './random';
import { Refusal } from './refusal';

export type SplitKind = 'random' | 'leave-last-one-out' | 'temporal' | 'k-fold';

/** A random split holds out the same share of every customer's entries, or of every item's. */
export type Stratum = 'customer' | 'item';

/** Parts of a cross-validation where nobody says how many. */
export const DEFAULT_FOLDS = 5;

export interface SplitOptions {
  readonly kind: SplitKind;
  /** Share held out: of each customer's entries (random), of all events by time (temporal). */
  readonly testRatio: number;
  /** Parts of a cross-validation; 5 where it is not said. */
  readonly folds?: number | undefined;
  /** Which part is held out, from 0. */
  readonly fold?: number | undefined;
  /** Whose entries a random split takes the share of: each customer's (where it is not said) or each item's. */
  readonly stratify?: Stratum | undefined;
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

/** Holds out a share of each item's entries, but nobody's last one. */
function splitByItem(entries: Entries, testRatio: number, random: Random): Uint8Array {
  const { customerOf, itemOf, items } = entries;
  const test = new Uint8Array(customerOf.length);
  const left = new Int32Array(entries.customers);
  for (const customer of customerOf) left[customer]!++;
  const ends = new Int32Array(items + 1);
  for (const item of itemOf) ends[item + 1]!++;
  for (let item = 0; item < items; item++) ends[item + 1]! += ends[item]!;
  const next = ends.slice();
  const byItem = new Int32Array(itemOf.length);
  itemOf.forEach((item, at) => (byItem[next[item]!++] = at));
  for (let item = 0; item < items; item++) {
    const order = random.shuffle(byItem.slice(ends[item], ends[item + 1]));
    const count = Math.round(order.length * testRatio);
    for (const at of order.subarray(0, count)) {
      const customer = customerOf[at]!;
      if (left[customer]! < 2) continue;
      left[customer]!--;
      test[at] = 1;
    }
  }
  return test;
}

/**
 * Which entries are held out: 1 = test, 0 = train. A customer's only entry always stays in train, or the model could not
 * know the customer. In time an entry counts by its latest event: where there is a log, cut that (cutInTime).
 * @throws Refusal when a temporal split is asked of data without times
 */
export function splitEntries(
  entries: Entries,
  { kind, testRatio, seed, folds = DEFAULT_FOLDS, fold = 0, stratify = 'customer' }: SplitOptions,
): Uint8Array {
  const test = new Uint8Array(entries.customerOf.length);
  if (kind === 'temporal') {
    const times = entries.times.filter((time) => !Number.isNaN(time)).sort();
    if (times.length < entries.times.length || times.length === 0)
      throw new Refusal('A split by time needs a time on every interaction: choose the random split.');
    const cut = times[Math.floor(times.length * (1 - testRatio))]!;
    entries.times.forEach((time, at) => (test[at] = time >= cut ? 1 : 0));
    return test;
  }
  const random = createRandom(seed);
  if (kind === 'random' && stratify === 'item') return splitByItem(entries, testRatio, random);
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
