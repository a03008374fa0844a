import { Heaps, offer } from './heaps';
import { fetch, Lists } from './lists';
import { Comparison, similarity, SLACK } from './pairs';
import { startOf } from './sparse';

/*
 * The k nearest rows of every row: for each row the products with all earlier rows (Gustavson, one triangle) are summed in double
 * precision, then a scan offers what may enter to the heaps of both sides. The scan tests bounds in single precision, eight at a
 * time; what passes is computed in double precision by the reference's own formula, so that results are the same to the last digit.
 * Small whole numbers go faster: whole-neighbours.ts.
 */

/** Lists that are fetched together. */
const TOGETHER: i32 = 16;

/** Where one thread adds up. */
@unmanaged
export class Accumulators {
  /** One sum a row: a double, or a pair of them (Σ a·b, shared entries). */
  sums: usize;
  /** The most that the similarity of the current row to each earlier one can be, singles. */
  bounds: usize;
  /** A place to write what nobody reads. */
  unread: usize;
}

function fetchLists(lists: Lists, from: i32, to: i32): i32 {
  const rows = lists.rows;
  let read = 0;
  for (let at = from; at < to; at++) {
    const column = load<i32>(rows.columns + ((at as usize) << 2));
    const end = load<i32>(lists.places + ((at as usize) << 2));
    const start = load<i32>(lists.starts + ((column as usize) << 2));
    read |= fetch(lists.entries + ((start as usize) << 3), lists.entries + ((end as usize) << 3));
  }
  return read;
}

function addDots(sums: usize, entry: usize, end: usize, value: f64): void {
  for (; entry + 24 < end; entry += 32) {
    const sum0 = sums + (load<u32>(entry, 4) << 3);
    const sum1 = sums + (load<u32>(entry, 12) << 3);
    const sum2 = sums + (load<u32>(entry, 20) << 3);
    const sum3 = sums + (load<u32>(entry, 28) << 3);
    // The rows of one column differ, so these are four places.
    const new0 = load<f64>(sum0) + value * (load<f32>(entry) as f64);
    const new1 = load<f64>(sum1) + value * (load<f32>(entry, 8) as f64);
    const new2 = load<f64>(sum2) + value * (load<f32>(entry, 16) as f64);
    const new3 = load<f64>(sum3) + value * (load<f32>(entry, 24) as f64);
    store<f64>(sum0, new0);
    store<f64>(sum1, new1);
    store<f64>(sum2, new2);
    store<f64>(sum3, new3);
  }
  for (; entry < end; entry += 8) {
    const sum = sums + (load<u32>(entry, 4) << 3);
    store<f64>(sum, load<f64>(sum) + value * (load<f32>(entry) as f64));
  }
}

/** As addDots, and counts the shared entries beside each sum. */
function addPairs(sums: usize, entry: usize, end: usize, value: f64): void {
  const ones = f64x2.splat(1);
  const values = f64x2.replace_lane(ones, 0, value);
  for (; entry < end; entry += 8) {
    const sum = sums + (load<u32>(entry, 4) << 4);
    const other = f64x2.replace_lane(ones, 0, load<f32>(entry) as f64);
    v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(values, other)));
  }
}

function addRow(comparison: Comparison, own: Accumulators, row: i32): void {
  const lists = comparison.lists;
  const rows = lists.rows;
  const last = startOf(rows, row + 1);
  let fetched = lists.isFar ? startOf(rows, row) : last;
  for (let at = startOf(rows, row); at < last; at++) {
    if (at == fetched) {
      fetched = min(at + TOGETHER, last);
      store<i32>(own.unread, fetchLists(lists, at, fetched));
    }
    const column = load<i32>(rows.columns + ((at as usize) << 2));
    const value = load<f32>(rows.values + ((at as usize) << 2)) as f64;
    const entry = lists.entries + (load<u32>(lists.starts + ((column as usize) << 2)) << 3);
    const end = lists.entries + (load<u32>(lists.places + ((at as usize) << 2)) << 3);
    if (comparison.isCounted) addPairs(own.sums, entry, end, value);
    else addDots(own.sums, entry, end, value);
  }
}

/** Four doubles as singles: one of each pair of vectors. */
function demote(first: v128, last: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(last), 0, 1, 4, 5);
}

/** The most that cosines of four rows can be, of their sums. */
function cosineBound(dots: v128, own: v128, scales: usize): v128 {
  return f32x4.mul(dots, f32x4.mul(own, v128.load(scales)));
}

function boundRow(comparison: Comparison, sums: usize, bounds: usize, row: i32): void {
  let scales = comparison.scales;
  const own = f32x4.splat(SLACK * load<f32>(scales + ((row as usize) << 2)));
  const end = bounds + ((row as usize) << 2);
  if (comparison.isCounted) {
    const shrinkage = f32x4.splat(comparison.shrinkage as f32);
    for (; bounds < end; bounds += 16, sums += 64, scales += 16) {
      const a = v128.load(sums);
      const b = v128.load(sums, 16);
      const c = v128.load(sums, 32);
      const d = v128.load(sums, 48);
      const shared = demote(v128.shuffle<f64>(a, b, 1, 3), v128.shuffle<f64>(c, d, 1, 3));
      const all = demote(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(c, d, 0, 2));
      const factor = f32x4.div(shared, f32x4.add(shared, shrinkage));
      v128.store(bounds, f32x4.mul(factor, cosineBound(all, own, scales)));
    }
  } else
    for (; bounds < end; bounds += 16, sums += 32, scales += 16)
      v128.store(bounds, cosineBound(demote(v128.load(sums), v128.load(sums, 16)), own, scales));
}

/** Offers what the bounds let through to both rows. */
function scanRow(comparison: Comparison, own: Accumulators, heaps: Heaps, row: i32): void {
  const bounds = own.bounds;
  const thresholds = heaps.thresholds;
  const zero = f32x4.splat(0);
  let needed = load<f32>(thresholds + ((row as usize) << 2));
  for (let j = 0; j < row; j += 8) {
    const place = (j as usize) << 2;
    const least = f32x4.splat(needed);
    const first = v128.load(bounds + place);
    const last = v128.load(bounds + place, 16);
    const mayFirst = v128.and(
      f32x4.gt(first, zero),
      v128.or(f32x4.ge(first, least), f32x4.ge(first, v128.load(thresholds + place))),
    );
    const mayLast = v128.and(
      f32x4.gt(last, zero),
      v128.or(f32x4.ge(last, least), f32x4.ge(last, v128.load(thresholds + place, 16))),
    );
    if (!v128.any_true(v128.or(mayFirst, mayLast))) continue;
    const end = min(j + 8, row);
    for (let other = j; other < end; other++) {
      const bound = load<f32>(bounds + ((other as usize) << 2));
      const theirs = load<f32>(thresholds + ((other as usize) << 2));
      if (!(bound > 0) || (bound < needed && bound < theirs)) continue;
      const sum = own.sums + ((other as usize) << (comparison.isCounted ? 4 : 3));
      const shared = comparison.isCounted ? load<f64>(sum, 8) : 0;
      const value = similarity(comparison, row, other, load<f64>(sum), shared);
      if (!(value > 0)) continue;
      if (value >= needed) {
        offer(heaps, row, value, other);
        needed = load<f32>(thresholds + ((row as usize) << 2));
      }
      if (value >= theirs) offer(heaps, other, value, row);
    }
  }
}

/**
 * Compares the rows [from, to) with all before them.
 * @param accumulators one a thread, one behind the other
 * @param heaps one a thread, one behind the other
 */
export function compareRows(
  comparison: usize,
  accumulators: usize,
  heaps: usize,
  from: i32,
  to: i32,
  thread: i32,
): void {
  const all = changetype<Comparison>(comparison);
  const own = changetype<Accumulators>(accumulators + (thread as usize) * offsetof<Accumulators>());
  const kept = changetype<Heaps>(heaps + (thread as usize) * offsetof<Heaps>());
  for (let row = from; row < to; row++) {
    addRow(all, own, row);
    boundRow(all, own.sums, own.bounds, row);
    scanRow(all, own, kept, row);
    memory.fill(own.sums, 0, (row as usize) << (all.isCounted ? 4 : 3));
  }
}
