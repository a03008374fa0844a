import { Heaps, offer } from './heaps';
import { Comparison, similarity, SLACK } from './pairs';
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

/** Four lanes of a vector of sums as singles. */
@inline
function singles(own: BlockSums, vector: usize, isHigh: bool): v128 {
  if (own.hasTotals)
    return f32x4.convert_i32x4_s(v128.load(own.totals + (vector << 5) + (isHigh ? 16 : 0)));
  const sums = v128.load(own.sums + (vector << 4));
  return f32x4.convert_i32x4_s(
    isHigh ? i32x4.extend_high_i16x8_s(sums) : i32x4.extend_low_i16x8_s(sums),
  );
}

/** The most that the similarities of four rows of the block to another row can be. */
@inline
function bound(comparison: Comparison, own: BlockSums, other: i32, scales: v128, isHigh: bool): v128 {
  const isCounted = comparison.isCounted != 0;
  const dots = singles(own, (isCounted ? 2 * other : other) as usize, isHigh);
  const theirs = v128.load32_splat(comparison.scales + ((other as usize) << 2));
  const slack = f32x4.splat(SLACK);
  let bounds = comparison.isJaccard
    ? f32x4.mul(slack, f32x4.div(dots, f32x4.sub(f32x4.add(scales, theirs), dots)))
    : f32x4.mul(dots, f32x4.mul(f32x4.mul(slack, scales), theirs));
  if (comparison.shrinkage > 0) {
    const shared = isCounted ? singles(own, (2 * other + 1) as usize, isHigh) : dots;
    bounds = f32x4.mul(bounds, f32x4.div(shared, f32x4.add(shared, f32x4.splat(comparison.shrinkage as f32))));
  }
  return bounds;
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
  const scalesLow = v128.load(comparison.scales + place);
  const scalesHigh = v128.load(comparison.scales + place, 16);
  const needs = heaps.thresholds + place;
  for (let other = 0; other < last; other++) {
    const theirs = v128.load32_splat(heaps.thresholds + ((other as usize) << 2));
    const low = bound(comparison, own, other, scalesLow, false);
    const high = bound(comparison, own, other, scalesHigh, true);
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
    addBlock(all.lists, own, all.isCounted != 0, first, last);
    scanBlock(all, own, kept, first, last);
    const vectors = ((all.isCounted ? 2 * last : last) as usize) << 4;
    memory.fill(own.sums, 0, vectors);
    if (own.hasTotals) memory.fill(own.totals, 0, 2 * vectors);
  }
}
