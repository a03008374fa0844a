import { Heaps, offer } from './heaps';
import { advance, Sparse, startOf } from './sparse';

/*
 * The k nearest rows of every row: for each row the products with all earlier rows (Gustavson, one triangle) are summed, then a
 * scan offers what may enter to the heaps of both sides. The scan tests bounds in single precision, eight at a time; what passes
 * is computed in double precision by the reference's own formula, so that results are the same to the last digit.
 */

/** Sums are Σ a·b in single precision, exact for small whole numbers; in double; or pairs of doubles (Σ a·b, shared entries). */
const SINGLES: i32 = 0;
const DOUBLES: i32 = 1;
const PAIRS: i32 = 2;

/** What single precision may lose of a bound. */
const SLACK: f32 = 1.00001;

/** What is compared with what and how; laid out by neighbours.ts of the folder above. */
@unmanaged
export class Comparison {
  rows: Sparse;
  columns: Sparse;
  /** Euclidean norms in double precision. */
  norms: usize;
  /** Singles: 1 / norm (0 for an empty row), or the number of entries for Jaccard. */
  scales: usize;
  /** λ of shared / (shared + λ); 0 for none */
  shrinkage: f64;
  /** 1: |A ∩ B| / |A ∪ B| of values that are all 1; 0: cosine. */
  isJaccard: i32;
  sums: i32;
}

/** Where one thread adds up. */
@unmanaged
export class Accumulators {
  /** One position a column: up to where it holds rows before the current one. */
  cursors: usize;
  /** One sum a row. */
  sums: usize;
  /** The most that the similarity of the current row to each earlier one can be, singles. */
  bounds: usize;
}

function addDots<T>(rows: Sparse, columns: Sparse, own: Accumulators, row: i32): void {
  const others = columns.columns;
  const apart = columns.values - others;
  const sums = own.sums;
  const last = startOf(rows, row + 1);
  for (let at = startOf(rows, row); at < last; at++) {
    const column = load<i32>(rows.columns + ((at as usize) << 2));
    const value = load<f32>(rows.values + ((at as usize) << 2)) as T;
    const end = others + ((advance(columns, own.cursors, column, row) as usize) << 2);
    let q = others + ((startOf(columns, column) as usize) << 2);
    for (; q + 12 < end; q += 16) {
      const values = q + apart;
      const sum0 = sums + (load<i32>(q) as usize) * sizeof<T>();
      const sum1 = sums + (load<i32>(q, 4) as usize) * sizeof<T>();
      const sum2 = sums + (load<i32>(q, 8) as usize) * sizeof<T>();
      const sum3 = sums + (load<i32>(q, 12) as usize) * sizeof<T>();
      // The rows of one column differ, so these are four places.
      const new0 = load<T>(sum0) + value * (load<f32>(values) as T);
      const new1 = load<T>(sum1) + value * (load<f32>(values, 4) as T);
      const new2 = load<T>(sum2) + value * (load<f32>(values, 8) as T);
      const new3 = load<T>(sum3) + value * (load<f32>(values, 12) as T);
      store<T>(sum0, new0);
      store<T>(sum1, new1);
      store<T>(sum2, new2);
      store<T>(sum3, new3);
    }
    for (; q < end; q += 4) {
      const sum = sums + (load<i32>(q) as usize) * sizeof<T>();
      store<T>(sum, load<T>(sum) + value * (load<f32>(q + apart) as T));
    }
  }
}

/** As addDots, and counts the shared entries beside each sum. */
function addPairs(rows: Sparse, columns: Sparse, own: Accumulators, row: i32): void {
  const others = columns.columns;
  const apart = columns.values - others;
  const sums = own.sums;
  const ones = f64x2.splat(1);
  const last = startOf(rows, row + 1);
  for (let at = startOf(rows, row); at < last; at++) {
    const column = load<i32>(rows.columns + ((at as usize) << 2));
    const value = f64x2.replace_lane(ones, 0, load<f32>(rows.values + ((at as usize) << 2)) as f64);
    const end = others + ((advance(columns, own.cursors, column, row) as usize) << 2);
    for (let q = others + ((startOf(columns, column) as usize) << 2); q < end; q += 4) {
      const sum = sums + ((load<i32>(q) as usize) << 4);
      const other = f64x2.replace_lane(ones, 0, load<f32>(q + apart) as f64);
      v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(value, other)));
    }
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
  const shrinkage = f32x4.splat(comparison.shrinkage as f32);
  const size = load<f32>(scales + ((row as usize) << 2));
  const own = f32x4.splat(SLACK * size);
  const end = bounds + ((row as usize) << 2);
  if (comparison.isJaccard) {
    const slack = f32x4.splat(SLACK);
    const tiny = f32x4.splat(f32.MIN_NORMAL_VALUE);
    const sizes = f32x4.splat(size);
    for (; bounds < end; bounds += 16, sums += 16, scales += 16) {
      const shared = v128.load(sums);
      const union = f32x4.sub(f32x4.add(sizes, v128.load(scales)), shared);
      const factor = f32x4.div(shared, f32x4.add(f32x4.add(shared, shrinkage), tiny));
      v128.store(bounds, f32x4.mul(slack, f32x4.mul(factor, f32x4.div(shared, union))));
    }
  } else if (comparison.sums == PAIRS)
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
  else if (comparison.sums == DOUBLES)
    for (; bounds < end; bounds += 16, sums += 32, scales += 16)
      v128.store(bounds, cosineBound(demote(v128.load(sums), v128.load(sums, 16)), own, scales));
  else
    for (; bounds < end; bounds += 16, sums += 16, scales += 16)
      v128.store(bounds, cosineBound(v128.load(sums), own, scales));
}

function entriesOf(rows: Sparse, row: i32): i32 {
  return startOf(rows, row + 1) - startOf(rows, row);
}

/** The similarity of two rows, by the reference's formula and rounding. */
function similarity(comparison: Comparison, sums: usize, row: i32, other: i32): f32 {
  let dot: f64;
  let shared: f64;
  if (comparison.sums == PAIRS) {
    dot = load<f64>(sums + ((other as usize) << 4));
    shared = load<f64>(sums + ((other as usize) << 4), 8);
  } else {
    dot =
      comparison.sums == DOUBLES
        ? load<f64>(sums + ((other as usize) << 3))
        : (load<f32>(sums + ((other as usize) << 2)) as f64);
    shared = dot;
  }
  const norms = comparison.norms;
  const whole = comparison.isJaccard
    ? ((entriesOf(comparison.rows, row) + entriesOf(comparison.rows, other)) as f64) - shared
    : load<f64>(norms + ((row as usize) << 3)) * load<f64>(norms + ((other as usize) << 3));
  const value = dot / whole;
  const shrinkage = comparison.shrinkage;
  return (shrinkage > 0 ? value * (shared / (shared + shrinkage)) : value) as f32;
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
      const value = similarity(comparison, own.sums, row, other);
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
 * Compares the rows [from, to) with all before them. Each thread's calls come in ascending order.
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
    let size: usize = 4;
    if (all.sums == PAIRS) {
      size = 16;
      addPairs(all.rows, all.columns, own, row);
    } else if (all.sums == DOUBLES) {
      size = 8;
      addDots<f64>(all.rows, all.columns, own, row);
    } else addDots<f32>(all.rows, all.columns, own, row);
    boundRow(all, own.sums, own.bounds, row);
    scanRow(all, own, kept, row);
    memory.fill(own.sums, 0, (row as usize) * size);
  }
}
