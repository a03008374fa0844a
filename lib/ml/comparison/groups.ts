import type { Csr } from '@/lib/ml/csr';
import type { TrainingData } from '@/lib/ml/recommender';

/** `segment`: a saved segment's members against nobody; segments may overlap, so each comes as groups of its own. */
export type GroupDimension = 'activity' | 'taste' | 'category' | 'segment';

/** Which group each judged customer is in, by one dimension. */
export interface CustomerGroups {
  readonly dimension: GroupDimension;
  /** What the codes stand for. */
  readonly names: readonly string[];
  /** Index into `names`, one a judged customer; -1 where the data does not tell. */
  readonly codes: Int32Array;
}

/** Share of the catalogue that is the head: the most popular fifth of the items (Abdollahpouri et al. 2019). */
const HEAD_SHARE = 0.2;

const entriesOf = ({ indptr, indices }: Csr, row: number) => indices.subarray(indptr[row], indptr[row + 1]);

/**
 * By the size of the history in train, cut at the terciles of the judged customers: `new` up to the first, `heavy` above the
 * second. Relative, because shops differ: twenty products are much for one and little for another. Where the terciles fall
 * together, nobody is `new`.
 */
function activityOf(train: Csr, rows: Int32Array): CustomerGroups {
  const sizes = rows.map((row) => entriesOf(train, row).length);
  const sorted = sizes.slice().sort();
  const tercile = (part: number) => sorted[Math.ceil((part * sorted.length) / 3) - 1] ?? 0;
  const [low, high] = [tercile(1), tercile(2)];
  const codes = sizes.map((size) => (size > high ? 2 : size <= low && low < high ? 0 : 1));
  return { dimension: 'activity', names: ['new', 'regular', 'heavy'], codes };
}

/** 1 for the most popular fifth of the items that train knows; ties go to the lower item index. */
export function headItems({ indices, cols }: Csr): Uint8Array {
  const counts = new Int32Array(cols);
  for (const item of indices) counts[item]! += 1;
  const known = counts.map((_, item) => item).filter((item) => counts[item]! > 0);
  known.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const head = new Uint8Array(cols);
  for (const item of known.subarray(0, Math.ceil(HEAD_SHARE * known.length))) head[item] = 1;
  return head;
}

/** By the share of head items among what a customer held out: `head` above two thirds, `tail` below one third. */
function tasteOf(train: Csr, test: Csr, rows: Int32Array): CustomerGroups {
  const head = headItems(train);
  const codes = rows.map((row) => {
    const held = entriesOf(test, row);
    const share = held.reduce((sum, item) => sum + head[item]!, 0) / Math.max(1, held.length);
    return share > 2 / 3 ? 0 : share < 1 / 3 ? 2 : 1;
  });
  return { dimension: 'taste', names: ['head', 'mixed', 'tail'], codes };
}

/** By the category most of a customer's held-out items are of; of equally frequent ones the first by name. */
function categoryOf(
  categories: readonly (string | null)[],
  test: Csr,
  rows: Int32Array,
): CustomerGroups | null {
  const names = [...new Set(categories.filter((name) => name !== null))].sort();
  if (names.length === 0) return null;
  const codeOf = new Map(names.map((name, code) => [name, code]));
  const counts = new Int32Array(names.length);
  const codes = rows.map((row) => {
    counts.fill(0);
    let best = -1;
    for (const item of entriesOf(test, row)) {
      const code = codeOf.get(categories[item] ?? '');
      if (code === undefined) continue;
      counts[code]! += 1;
      if (best < 0 || counts[code]! > counts[best]! || (counts[code] === counts[best] && code < best))
        best = code;
    }
    return best;
  });
  return { dimension: 'category', names, codes };
}

/**
 * Tells judged customers apart, so that a mean over all of them cannot hide who gains and who loses.
 * @param rows rows of the judged customers
 */
export function groupCustomers(train: TrainingData, test: Csr, rows: Int32Array): CustomerGroups[] {
  const category = categoryOf(train.catalogue?.categories ?? [], test, rows);
  return [activityOf(train, rows), tasteOf(train, test, rows), ...(category ? [category] : [])];
}
