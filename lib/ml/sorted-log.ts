/** The columns of a log that its order depends on. */
interface Columns {
  readonly customers: number;
  readonly items: number;
  readonly customerOf: Int32Array;
  readonly itemOf: Int32Array;
  readonly times: Float64Array;
}

/** Places in the order of their keys, those of one key as they came: a stable counting sort. */
function sortedBy(keys: Int32Array, size: number, places: Int32Array): Int32Array {
  const next = new Int32Array(size + 1);
  for (let at = 0; at < keys.length; at++) next[keys[at]! + 1]!++;
  for (let key = 0; key < size; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(places.length);
  for (let at = 0; at < places.length; at++) sorted[next[keys[places[at]!]!]!++] = places[at]!;
  return sorted;
}

/** Unknown times come before all others. */
export const timeOrFirst = (time: number): number => (Number.isNaN(time) ? -Infinity : time);

/** Order of a log by customer, item, time; unknown times first, equal ones as logged. */
export function sortedLog({ customers, items, customerOf, itemOf, times }: Columns): Int32Array {
  const logged = Int32Array.from({ length: customerOf.length }, (_, at) => at);
  const order = sortedBy(customerOf, customers, sortedBy(itemOf, items, logged));
  // Most pairs have one event, and logs are in the order of time as a rule: little is left to insert.
  for (let at = 1; at < order.length; at++) {
    const event = order[at]!;
    const time = timeOrFirst(times[event]!);
    let to = at;
    for (; to > 0; to--) {
      const before = order[to - 1]!;
      if (customerOf[before] !== customerOf[event] || itemOf[before] !== itemOf[event]) break;
      if (timeOrFirst(times[before]!) <= time) break;
      order[to] = before;
    }
    order[to] = event;
  }
  return order;
}
