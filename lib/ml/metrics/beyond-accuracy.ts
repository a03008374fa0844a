import { type Csr, transpose } from '@/lib/ml/csr';
import { type JudgedCustomers } from '@/lib/ml/evaluate';
import { historyOf } from '@/lib/ml/history';
import { topItems } from '@/lib/ml/rank';
import type { TrainingData } from '@/lib/ml/recommender';

/** What was recommended, and what it is held against. */
export interface RecommendedLists {
  readonly judged: JudgedCustomers;
  readonly train: TrainingData;
  readonly test: Csr;
  /** Customers who turned to each item in train. */
  readonly counts: Float32Array;
}

/** A metric of all lists together, beyond their accuracy; null where the data does not tell. */
export interface BeyondAccuracyMetric {
  readonly id: string;
  of(lists: RecommendedLists): number | null;
}

function listOf({ lists, k }: JudgedCustomers, at: number): Int32Array {
  const list = lists.subarray(at * k, (at + 1) * k);
  const end = list.indexOf(-1);
  return end < 0 ? list : list.subarray(0, end);
}

/** Mean over customers of a value of their list; null where there is no list. */
function meanOver(
  judged: JudgedCustomers,
  of: (list: Int32Array, at: number) => number | null,
): number | null {
  let sum = 0;
  let lists = 0;
  for (let at = 0; at < judged.rows.length; at++) {
    const list = listOf(judged, at);
    const value = list.length === 0 ? null : of(list, at);
    if (value === null) continue;
    sum += value;
    lists++;
  }
  return lists === 0 ? null : sum / lists;
}

const mean = (values: ArrayLike<number>, of: (value: number) => number): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += of(values[at]!);
  return values.length === 0 ? 0 : sum / values.length;
};

/** Share of the items of train that anyone was recommended. */
export const coverage: BeyondAccuracyMetric = {
  id: 'coverage',
  of({ judged, counts }) {
    const recommended = new Set(judged.lists);
    recommended.delete(-1);
    const known = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
    return known === 0 ? 0 : recommended.size / known;
  },
};

/** Gini index of how often each item of train was recommended: 0 all equally often, 1 one item only. */
export const gini: BeyondAccuracyMetric = {
  id: 'gini',
  of({ judged, counts }) {
    const shown = new Float64Array(counts.length);
    for (const item of judged.lists) if (item >= 0) shown[item]! += 1;
    const sorted = shown.filter((_, item) => counts[item]! > 0).sort();
    const total = sorted.reduce((sum, value) => sum + value, 0);
    if (total === 0) return null;
    const n = sorted.length;
    return sorted.reduce((sum, value, at) => sum + (2 * (at + 1) - n - 1) * value, 0) / (n * total);
  },
};

/** Mean self-information of the recommended items, −log2(customers of the item / customers), in bits (Zhou et al. 2010). */
export const novelty: BeyondAccuracyMetric = {
  id: 'novelty',
  of: ({ judged, counts, train }) =>
    meanOver(judged, (list) => mean(list, (item) => -Math.log2(Math.max(counts[item]!, 1) / train.rows))),
};

/**
 * Cosines that diversity keeps, each in the one slot that its pair falls into (multiplicative hashing, Knuth 1973): the pairs of
 * long lists are too many to keep them all.
 */
const KEPT_PAIRS = 2 ** 20;
const slotOf = (a: number, b: number) => Math.imul(Math.imul(a, 0x9e3779b1) + b, 0x85ebca6b) >>> 12;

/**
 * Intra-list diversity: 1 − the mean cosine similarity of the pairs of a list (Ziegler et al. 2005), items as sets of the
 * customers who turned to them in train.
 */
export const diversity: BeyondAccuracyMetric = {
  id: 'diversity',
  of({ judged, train, counts }) {
    const byItem = transpose(train);
    const [lower, higher] = [new Int32Array(KEPT_PAIRS).fill(-1), new Int32Array(KEPT_PAIRS)];
    const cosines = new Float64Array(KEPT_PAIRS);
    const cosine = (one: number, other: number): number => {
      const [a, b] = one < other ? [one, other] : [other, one];
      const slot = slotOf(a, b);
      if (lower[slot] === a && higher[slot] === b) return cosines[slot]!;
      let shared = 0;
      let p = byItem.indptr[a]!;
      let q = byItem.indptr[b]!;
      while (p < byItem.indptr[a + 1]! && q < byItem.indptr[b + 1]!) {
        const step = byItem.indices[p]! - byItem.indices[q]!;
        if (step === 0) shared++;
        if (step <= 0) p++;
        if (step >= 0) q++;
      }
      const value = shared === 0 ? 0 : shared / Math.sqrt(counts[a]! * counts[b]!);
      lower[slot] = a;
      higher[slot] = b;
      cosines[slot] = value;
      return value;
    };
    return meanOver(judged, (list) => {
      if (list.length < 2) return null;
      let sum = 0;
      for (let a = 0; a < list.length; a++) for (let b = 0; b < a; b++) sum += cosine(list[a]!, list[b]!);
      return 1 - sum / ((list.length * (list.length - 1)) / 2);
    });
  },
};

/** Average recommendation popularity (Yin et al. 2012), as the share of customers who turned to a recommended item. */
export const popularityBias: BeyondAccuracyMetric = {
  id: 'popularity-bias',
  of: ({ judged, counts, train }) =>
    meanOver(judged, (list) => mean(list, (item) => counts[item]! / train.rows)),
};

function shares(items: ArrayLike<number>, categories: readonly (string | null)[]): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at < items.length; at++) {
    const category = categories[items[at]!];
    if (category) found.set(category, (found.get(category) ?? 0) + 1);
  }
  const total = [...found.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...found].map(([category, count]) => [category, count / total]));
}

/** How much of the history's shares is mixed into the list's, so that the divergence stays finite (Steck 2018). */
const SMOOTHING = 0.01;

/**
 * Miscalibration (Steck 2018): Kullback-Leibler divergence of the list's categories from the history's, mean over customers;
 * 0 = a list mixed like the history. Null without categories.
 */
export const calibration: BeyondAccuracyMetric = {
  id: 'calibration',
  of({ judged, train }) {
    const categories = train.catalogue?.categories;
    if (!categories) return null;
    return meanOver(judged, (list, at) => {
      const history = shares(historyOf(train, judged.rows[at]!).items, categories);
      const shown = shares(list, categories);
      if (history.size === 0 || shown.size === 0) return null;
      let divergence = 0;
      for (const [category, p] of history)
        divergence += p * Math.log2(p / ((1 - SMOOTHING) * (shown.get(category) ?? 0) + SMOOTHING * p));
      return divergence;
    });
  },
};

/** Share of the K places with a hit that a list of the most popular unseen items would not have had (Kaminskas & Bridge 2016). */
export const serendipity: BeyondAccuracyMetric = {
  id: 'serendipity',
  of({ judged, train, test, counts }) {
    const skip = Uint8Array.from(counts, (count) => (count > 0 ? 0 : 1));
    return meanOver(judged, (list, at) => {
      const row = judged.rows[at]!;
      const seen = train.indices.subarray(train.indptr[row], train.indptr[row + 1]);
      for (const item of seen) skip[item] = 1;
      const expected = new Set(topItems(counts, judged.k, skip).map(({ item }) => item));
      for (const item of seen) skip[item] = 0;
      const relevant = new Set(test.indices.subarray(test.indptr[row], test.indptr[row + 1]));
      return list.reduce((n, item) => n + (relevant.has(item) && !expected.has(item) ? 1 : 0), 0) / judged.k;
    });
  },
};

/** Every metric beyond accuracy. To add one, write it above and add it here. */
export const beyondAccuracyMetrics: readonly BeyondAccuracyMetric[] = [
  coverage,
  gini,
  novelty,
  diversity,
  popularityBias,
  calibration,
  serendipity,
];

/** Metric id with K → value, those that the data tells. */
export function beyondAccuracy(
  judged: JudgedCustomers,
  train: TrainingData,
  test: Csr,
): Record<string, number> {
  const counts = new Float32Array(train.cols);
  for (const item of train.indices) counts[item]! += 1;
  const lists = { judged, train, test, counts };
  return Object.fromEntries(
    beyondAccuracyMetrics.flatMap((metric) => {
      const value = metric.of(lists);
      return value === null ? [] : [[`${metric.id}@${judged.k}`, value]];
    }),
  );
}
