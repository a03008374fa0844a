import { csrFromTriples, type Csr } from './csr';
import type { Catalogue, TrainingData } from './recommender';

/** Order of `kinds` codes in event arrays. */
export const eventKinds = ['view', 'cart', 'purchase', 'rating', 'use', 'return'] as const;
const [VIEW, CART, PURCHASE, RATING, USE, RETURN] = [0, 1, 2, 3, 4, 5];

/** Interactions as they were logged, in one array a column. */
export interface EventLog {
  readonly customers: number;
  readonly items: number;
  readonly customerOf: Int32Array;
  readonly itemOf: Int32Array;
  /** Index into eventKinds. */
  readonly kindOf: Int32Array;
  /** Rating or amount; NaN where there is none. */
  readonly values: Float32Array;
  /** Milliseconds since 1970 UTC; NaN where unknown. */
  readonly times: Float64Array;
}

/** What a matrix is made of: `binary` any interaction = 1; `ratings` the latest rating; `implicit` weights per kind, summed. */
export type Feedback = 'binary' | 'ratings' | 'implicit';

/** How much one event of each kind says of interest. A rating counts as its value; use is damped: 3·ln(1 + amount). */
const implicitWeights = { view: 1, cart: 3, purchase: 5, use: 3 };

/** One entry a customer and item, by customer and then by time: what splits work on. */
export interface Entries {
  readonly customers: number;
  readonly items: number;
  readonly customerOf: Int32Array;
  readonly itemOf: Int32Array;
  readonly weights: Float32Array;
  /** Time of the latest event of the entry; NaN where unknown. */
  readonly times: Float64Array;
}

function weightOf(kind: number, value: number): number {
  switch (kind) {
    case VIEW:
      return implicitWeights.view;
    case CART:
      return implicitWeights.cart;
    case PURCHASE:
      return implicitWeights.purchase;
    case USE:
      return implicitWeights.use * Math.log1p(Number.isNaN(value) ? 1 : Math.max(0, value));
    case RATING:
      return Number.isNaN(value) ? 1 : Math.max(0, value);
    default:
      return 0;
  }
}

/** Order of a log by customer, item, time; unknown times first, equal ones as logged. */
function sortedLog(log: EventLog): Int32Array {
  const time = (at: number) => (Number.isNaN(log.times[at]!) ? -Infinity : log.times[at]!);
  return Int32Array.from({ length: log.customerOf.length }, (_, at) => at).sort((a, b) => {
    const byPair = log.customerOf[a]! - log.customerOf[b]! || log.itemOf[a]! - log.itemOf[b]!;
    if (byPair !== 0) return byPair;
    const [ta, tb] = [time(a), time(b)];
    return ta === tb ? a - b : ta - tb;
  });
}

/**
 * One entry for each (customer, item). A return cancels one purchase of the same item: an item whose purchases were all
 * returned keeps only what else spoke for it (views, carts, ratings), and under `binary` drops out if nothing else did.
 */
export function entriesOf(log: EventLog, feedback: Feedback): Entries {
  const order = sortedLog(log);
  const found: { customer: number; item: number; weight: number; time: number; first: number }[] = [];
  for (let from = 0; from < order.length;) {
    const customer = log.customerOf[order[from]!]!;
    const item = log.itemOf[order[from]!]!;
    let purchases = 0;
    let returns = 0;
    let other = 0;
    let others = 0;
    let rating = Number.NaN;
    let time = Number.NaN;
    let end = from;
    for (
      ;
      end < order.length && log.customerOf[order[end]!] === customer && log.itemOf[order[end]!] === item;
      end++
    ) {
      const at = order[end]!;
      const kind = log.kindOf[at]!;
      if (kind === RETURN) {
        returns++;
        continue;
      }
      time = log.times[at]!;
      if (kind === PURCHASE) purchases++;
      else {
        others++;
        other += weightOf(kind, log.values[at]!);
        if (kind === RATING && !Number.isNaN(log.values[at]!)) rating = log.values[at]!;
      }
    }
    const kept = Math.max(0, purchases - returns);
    const weight =
      feedback === 'ratings'
        ? Number.isNaN(rating)
          ? 0
          : rating
        : feedback === 'binary'
          ? kept + others > 0
            ? 1
            : 0
          : kept * implicitWeights.purchase + other;
    if (weight > 0) found.push({ customer, item, weight, time, first: order[from]! });
    from = end;
  }
  const known = (value: number) => (Number.isNaN(value) ? -Infinity : value);
  found.sort((a, b) => {
    const [ta, tb] = [known(a.time), known(b.time)];
    return a.customer - b.customer || (ta === tb ? a.first - b.first : ta - tb);
  });
  return {
    customers: log.customers,
    items: log.items,
    customerOf: Int32Array.from(found, (entry) => entry.customer),
    itemOf: Int32Array.from(found, (entry) => entry.item),
    weights: Float32Array.from(found, (entry) => entry.weight),
    times: Float64Array.from(found, (entry) => entry.time),
  };
}

/** Position of `column` in a row of a matrix whose columns ascend. */
function positionOf({ indptr, indices }: Csr, row: number, column: number): number {
  let low = indptr[row]!;
  for (let high = indptr[row + 1]! - 1; low < high;) {
    const middle = (low + high) >> 1;
    if (indices[middle]! < column) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The customers × items matrix of the entries for which `keep` has the wanted value (of all without it), with times and the
 * order of each history.
 */
export function matrixOf(
  entries: Entries,
  keep?: Uint8Array,
  wanted = 1,
  catalogue?: Catalogue,
): TrainingData {
  const chosen = Int32Array.from({ length: entries.customerOf.length }, (_, at) => at).filter(
    (at) => keep === undefined || keep[at] === wanted,
  );
  const matrix = csrFromTriples(
    chosen.map((at) => entries.customerOf[at]!),
    chosen.map((at) => entries.itemOf[at]!),
    Float32Array.from(chosen, (at) => entries.weights[at]!),
    entries.customers,
    entries.items,
  );
  // Entries come by customer and then by time: so each falls into its own row's span of `order`.
  const order = chosen.map((at) => positionOf(matrix, entries.customerOf[at]!, entries.itemOf[at]!));
  const times = new Float64Array(chosen.length);
  chosen.forEach((at, place) => (times[order[place]!] = entries.times[at]!));
  return { ...matrix, order, times, ...(catalogue && { catalogue }) };
}
