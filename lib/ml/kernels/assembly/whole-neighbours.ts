import { Heaps, offer } from './heaps';
import { Comparison, similarity, SLACK } from './pairs';
import { startOf } from './sparse';
import { addBlock, BlockSums, LANES } from './whole-sums';

/*
 * As neighbours.ts, of small whole numbers: a block of eight rows at once. The scan tests the bounds of the block's rows against one
 * other row at a time.
 */

/** Σ a·b (or with `part` 1: shared entries) of a row of the block with another. */
function sumOf(own: BlockSums, isCounted: bool, other: i32, part: i32, lane: i32): i32 {
  const vector = (isCounted ? 2 * other + part : other) as usize;
  return own.hasTotals
    ? load<i32>(own.totals + (vector << 5) + ((lane as usize) << 2))
    : (load<i16>(own.sums + (vector << 4) + ((lane as usize) << 1)) as i32);
}

/** The most that four similarities can be, of what both sides share: Jaccard's, or any with shrinkage. */
function bounds(comparison: Comparison, dots: v128, shared: v128, scales: v128, theirs: v128): v128 {
  const slack = f32x4.splat(SLACK);
  const whole = comparison.isJaccard
    ? f32x4.mul(slack, f32x4.div(dots, f32x4.sub(f32x4.add(scales, theirs), dots)))
    : f32x4.mul(dots, f32x4.mul(f32x4.mul(slack, scales), theirs));
  if (comparison.shrinkage == 0) return whole;
  const shrinkage = f32x4.splat(comparison.shrinkage as f32);
  return f32x4.mul(whole, f32x4.div(shared, f32x4.add(shared, shrinkage)));
}

/** Offers what may enter of the lanes marked in `lanes` to both rows. */
function offerLanes(
  comparison: Comparison,
  own: BlockSums,
  heaps: Heaps,
  first: i32,
  other: i32,
  lanes: i32,
): void {
  const isCounted = comparison.isCounted != 0;
  for (; lanes != 0; lanes &= lanes - 1) {
    const lane = ctz(lanes);
    const row = first + lane;
    const dot = sumOf(own, isCounted, other, 0, lane) as f64;
    const shared = isCounted ? (sumOf(own, isCounted, other, 1, lane) as f64) : dot;
    const value = similarity(comparison, row, other, dot, shared);
    if (!(value > 0)) continue;
    if (value >= load<f32>(heaps.thresholds + ((row as usize) << 2))) offer(heaps, row, value, other);
    if (value >= load<f32>(heaps.thresholds + ((other as usize) << 2))) offer(heaps, other, value, row);
  }
}

/** Offers the similarities of the block's rows to all rows before each of them. */
function scanBlock(comparison: Comparison, own: BlockSums, heaps: Heaps, first: i32, last: i32): void {
  const zero = f32x4.splat(0);
  const place = (first as usize) << 2;
  const isCounted = comparison.isCounted != 0;
  const isPlain = !comparison.isJaccard && comparison.shrinkage == 0;
  const scalesLow = v128.load(comparison.scales + place);
  const scalesHigh = v128.load(comparison.scales + place, 16);
  const slackLow = f32x4.mul(f32x4.splat(SLACK), scalesLow);
  const slackHigh = f32x4.mul(f32x4.splat(SLACK), scalesHigh);
  const needs = heaps.thresholds + place;
  for (let other = 0; other < last; other++) {
    const vector = (isCounted ? 2 * other : other) as usize;
    const scale = v128.load32_splat(comparison.scales + ((other as usize) << 2));
    let low: v128;
    let high: v128;
    if (own.hasTotals) {
      low = v128.load(own.totals + (vector << 5));
      high = v128.load(own.totals + (vector << 5), 16);
    } else {
      const sums = v128.load(own.sums + (vector << 4));
      low = i32x4.extend_low_i16x8_s(sums);
      high = i32x4.extend_high_i16x8_s(sums);
    }
    low = f32x4.convert_i32x4_s(low);
    high = f32x4.convert_i32x4_s(high);
    if (isPlain) {
      low = f32x4.mul(low, f32x4.mul(slackLow, scale));
      high = f32x4.mul(high, f32x4.mul(slackHigh, scale));
    } else {
      let sharedLow = low;
      let sharedHigh = high;
      if (isCounted && own.hasTotals) {
        sharedLow = f32x4.convert_i32x4_s(v128.load(own.totals + (vector << 5), 32));
        sharedHigh = f32x4.convert_i32x4_s(v128.load(own.totals + (vector << 5), 48));
      } else if (isCounted) {
        const counts = v128.load(own.sums + (vector << 4), 16);
        sharedLow = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(counts));
        sharedHigh = f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(counts));
      }
      low = bounds(comparison, low, sharedLow, scalesLow, scale);
      high = bounds(comparison, high, sharedHigh, scalesHigh, scale);
    }
    const theirs = v128.load32_splat(heaps.thresholds + ((other as usize) << 2));
    const mayLow = v128.and(f32x4.gt(low, zero), f32x4.ge(low, f32x4.min(theirs, v128.load(needs))));
    const mayHigh = v128.and(f32x4.gt(high, zero), f32x4.ge(high, f32x4.min(theirs, v128.load(needs, 16))));
    if (!v128.any_true(v128.or(mayLow, mayHigh))) continue;
    let lanes = i32x4.bitmask(mayLow) | (i32x4.bitmask(mayHigh) << 4);
    // A row is compared with those before it.
    if (other >= first) lanes &= -2 << (other - first);
    offerLanes(comparison, own, heaps, first, other, lanes);
  }
}

/**
 * Compares the rows [from, to) with all before them; `from` is a multiple of LANES.
 * @param blocks one BlockSums a thread, one behind the other
 * @param heaps one a thread, one behind the other
 */
export function compareWholeRows(
  comparison: usize,
  blocks: usize,
  heaps: usize,
  rows: i32,
  from: i32,
  to: i32,
  thread: i32,
): void {
  const all = changetype<Comparison>(comparison);
  const own = changetype<BlockSums>(blocks + (thread as usize) * offsetof<BlockSums>());
  const kept = changetype<Heaps>(heaps + (thread as usize) * offsetof<Heaps>());
  for (let first = from; first < to; first += LANES) {
    const last = min(first + LANES, rows);
    if (startOf(all.lists.rows, first) == startOf(all.lists.rows, last)) continue;
    addBlock(all.lists, own, all.isCounted != 0, first, last);
    scanBlock(all, own, kept, first, last);
    const vectors = ((all.isCounted ? 2 * last : last) as usize) << 4;
    memory.fill(own.sums, 0, vectors);
    if (own.hasTotals) memory.fill(own.totals, 0, 2 * vectors);
  }
}
