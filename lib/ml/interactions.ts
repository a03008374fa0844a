import { csrFromTriples, type Csr } from './csr';
import type { Catalogue, TrainingData } from './recommender';
import { sortedLog, timeOrFirst } from './sorted-log';

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
  readonly kindOf: Uint8Array;
  /** Rating or amount; NaN where there is none. */
  readonly values: Float32Array;
  /** Milliseconds since 1970 UTC; NaN where unknown. */
  readonly times: Float64Array;
}

/** All that a log says, for hashing. Kinds as words: a hash shall not depend on how they are kept. */
export const arraysOf = ({ customerOf, itemOf, kindOf, values, times }: EventLog) => [
  customerOf,
  itemOf,
  Int32Array.from(kindOf),
  values,
  times,
];

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

/** The entries at some places, in the order of the places. */
function entriesAt(entries: Entries, places: Int32Array): Entries {
  const { length } = places;
  const [customerOf, itemOf] = [new Int32Array(length), new Int32Array(length)];
  const [weights, times] = [new Float32Array(length), new Float64Array(length)];
  for (let to = 0; to < length; to++) {
    const at = places[to]!;
    customerOf[to] = entries.customerOf[at]!;
    itemOf[to] = entries.itemOf[at]!;
    weights[to] = entries.weights[at]!;
    times[to] = entries.times[at]!;
  }
  return { customers: entries.customers, items: entries.items, customerOf, itemOf, weights, times };
}

/** The entries that are wanted, in the same order. */
export function pickEntries(entries: Entries, isWanted: (at: number) => boolean): Entries {
  const places = new Int32Array(entries.itemOf.length);
  let count = 0;
  for (let at = 0; at < places.length; at++) if (isWanted(at)) places[count++] = at;
  return entriesAt(entries, places.subarray(0, count));
}

/** Entries that come by customer, by customer and then by time; those of one time as they were first logged. */
function byTime(entries: Entries, first: Int32Array): Entries {
  const { customerOf, times } = entries;
  const places = Int32Array.from({ length: customerOf.length }, (_, at) => at);
  for (let from = 0; from < places.length;) {
    let end = from + 1;
    while (end < places.length && customerOf[end] === customerOf[from]) end++;
    places.subarray(from, end).sort((a, b) => {
      const [ta, tb] = [timeOrFirst(times[a]!), timeOrFirst(times[b]!)];
      return ta === tb ? first[a]! - first[b]! : ta - tb;
    });
    from = end;
  }
  return entriesAt(entries, places);
}

/**
 * One entry for each (customer, item). A return cancels one purchase of the same item: an item whose purchases were all
 * returned keeps only what else spoke for it (views, carts, ratings), and under `binary` drops out if nothing else did.
 */
export function entriesOf(log: EventLog, feedback: Feedback): Entries {
  const order = sortedLog(log);
  // In flat arrays with room for all: an object a pair would take a quarter of a gigabyte for a million.
  const [customerOf, itemOf] = [new Int32Array(order.length), new Int32Array(order.length)];
  const [weights, times] = [new Float32Array(order.length), new Float64Array(order.length)];
  const first = new Int32Array(order.length);
  let count = 0;
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
    if (weight > 0) {
      customerOf[count] = customer;
      itemOf[count] = item;
      weights[count] = weight;
      times[count] = time;
      first[count++] = order[from]!;
    }
    from = end;
  }
  const found = {
    ...{ customers: log.customers, items: log.items },
    customerOf: customerOf.subarray(0, count),
    itemOf: itemOf.subarray(0, count),
    weights: weights.subarray(0, count),
    times: times.subarray(0, count),
  };
  return byTime(found, first);
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
  const chosen = keep ? pickEntries(entries, (at) => keep[at] === wanted) : entries;
  const { customerOf, itemOf } = chosen;
  const matrix = csrFromTriples(customerOf, itemOf, chosen.weights, entries.customers, entries.items);
  // Entries come by customer and then by time: so each falls into its own row's span of `order`.
  const [order, seconds] = [new Int32Array(itemOf.length), new Uint32Array(itemOf.length)];
  for (let place = 0; place < order.length; place++) {
    const at = positionOf(matrix, customerOf[place]!, itemOf[place]!);
    order[place] = at;
    // NaN becomes 0; so does what was before 1970, when no shop kept a log.
    seconds[at] = Math.max(0, chosen.times[place]! / 1000 || 0);
  }
  return { ...matrix, order, seconds, ...(catalogue && { catalogue }) };
}
