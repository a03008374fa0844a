/** The k largest of each row in min-heaps, one behind the other; kernels.ts lays it out. One set a thread. */
@unmanaged
export class Heaps {
  values: usize;
  ids: usize;
  counts: usize;
  /** What a value must reach to enter: 0 until the row is full. All threads have the same: what one has k better ones of needs no other. */
  thresholds: usize;
  size: i32;
}

/** Of equal values the higher id is the worse: what stays does not depend on the order of arrival. */
export function isWorse(value: f32, id: i32, thanValue: f32, thanId: i32): bool {
  return value < thanValue || (value == thanValue && id > thanId);
}

export function sift(values: usize, ids: usize, at: i32, count: i32): void {
  const value = load<f32>(values + ((at as usize) << 2));
  const id = load<i32>(ids + ((at as usize) << 2));
  for (let child = 2 * at + 1; child < count; child = 2 * at + 1) {
    let place = (child as usize) << 2;
    let childValue = load<f32>(values + place);
    let childId = load<i32>(ids + place);
    if (child + 1 < count) {
      const otherValue = load<f32>(values + place, 4);
      const otherId = load<i32>(ids + place, 4);
      if (isWorse(otherValue, otherId, childValue, childId)) {
        child++;
        place += 4;
        childValue = otherValue;
        childId = otherId;
      }
    }
    if (!isWorse(childValue, childId, value, id)) break;
    store<f32>(values + ((at as usize) << 2), childValue);
    store<i32>(ids + ((at as usize) << 2), childId);
    at = child;
  }
  store<f32>(values + ((at as usize) << 2), value);
  store<i32>(ids + ((at as usize) << 2), id);
}

export function heapify(values: usize, ids: usize, count: i32): void {
  for (let at = (count >> 1) - 1; at >= 0; at--) sift(values, ids, at, count);
}

/** Offers a value to a row; it enters when there is room or when it is better than the worst. */
export function offer(heaps: Heaps, row: i32, value: f32, id: i32): void {
  const size = heaps.size;
  const first = (row as usize) * (size as usize);
  const values = heaps.values + (first << 2);
  const ids = heaps.ids + (first << 2);
  const place = (row as usize) << 2;
  const count = load<i32>(heaps.counts + place);
  if (count < size) {
    store<f32>(values + ((count as usize) << 2), value);
    store<i32>(ids + ((count as usize) << 2), id);
    store<i32>(heaps.counts + place, count + 1);
    if (count + 1 < size) return;
    heapify(values, ids, size);
  } else {
    if (!isWorse(load<f32>(values), load<i32>(ids), value, id)) return;
    store<f32>(values, value);
    store<i32>(ids, id);
    sift(values, ids, 0, size);
  }
  // Another thread may have written a better one meanwhile; that one of two is lost does no harm.
  if (load<f32>(heaps.thresholds + place) < load<f32>(values))
    store<f32>(heaps.thresholds + place, load<f32>(values));
}

/** Turns an array of `count` into descending order, ties by id. */
export function sortDescending(values: usize, ids: usize, count: i32): void {
  heapify(values, ids, count);
  for (let last = count - 1; last > 0; last--) {
    const place = (last as usize) << 2;
    const value = load<f32>(values);
    const id = load<i32>(ids);
    store<f32>(values, load<f32>(values + place));
    store<i32>(ids, load<i32>(ids + place));
    store<f32>(values + place, value);
    store<i32>(ids + place, id);
    sift(values, ids, 0, last);
  }
}

/** Adds the rows [from, to) of the other threads' heaps to the first one's and puts them in order, the best first. */
export function mergeHeaps(heaps: usize, threads: i32, from: i32, to: i32, _thread: i32): void {
  const all = changetype<Heaps>(heaps);
  const size = all.size as usize;
  for (let row = from; row < to; row++) {
    for (let thread = 1; thread < threads; thread++) {
      const other = changetype<Heaps>(heaps + (thread as usize) * offsetof<Heaps>());
      const count = load<i32>(other.counts + ((row as usize) << 2));
      for (let at: usize = 0; at < (count as usize); at++) {
        const place = ((row as usize) * size + at) << 2;
        offer(all, row, load<f32>(other.values + place), load<i32>(other.ids + place));
      }
    }
    const first = ((row as usize) * size) << 2;
    sortDescending(all.values + first, all.ids + first, load<i32>(all.counts + ((row as usize) << 2)));
  }
}
