import { fetch, Lists, NARROW, PART, shiftOf } from './lists';
import { startOf } from './sparse';

/*
 * Sums of products of small whole numbers, for eight rows at once: a column's list is read once for all of them, and one addition of
 * a vector serves eight sums of 16 bits. Before any of them could overflow, all are added to totals of 32 bits. Whole numbers have
 * no rounding, so the order is free and the sums are exact.
 */

/** Rows of a block: the lanes of a vector. */
export const LANES: i32 = 8;

/** Lists that are fetched together. */
const TOGETHER: i32 = 16;

/** Where one thread adds up. */
@unmanaged
export class BlockSums {
  /** Eight numbers of 16 bits a row; and as many counts of shared entries behind them where they are wanted. */
  sums: usize;
  /** Eight numbers of 32 bits for each of 16. */
  totals: usize;
  /** Eight numbers of 16 bits a column of one part: the block's values there, else 0. */
  values: usize;
  /** For each column of one part: where the block's last entry lies in its list. */
  places: usize;
  /** One bit a column of one part: whether the block has an entry there. */
  marks: usize;
  /** The columns that are marked. */
  columns: usize;
  /** Where each row of the block has got to. */
  cursors: usize;
  /** Values of the block may add up to this before sums must go to the totals. */
  most: i32;
  /** 1: the totals hold something. */
  hasTotals: i32;
  /** A place to write what nobody reads. */
  unread: usize;
}

function addList(sums: usize, entry: usize, end: usize, values: v128): void {
  for (; entry + 12 < end; entry += 16) {
    const sum0 = sums + ((load<u16>(entry, 2) as usize) << 4);
    const sum1 = sums + ((load<u16>(entry, 6) as usize) << 4);
    const sum2 = sums + ((load<u16>(entry, 10) as usize) << 4);
    const sum3 = sums + ((load<u16>(entry, 14) as usize) << 4);
    // The rows of one column differ, so these are four places.
    const new0 = i16x8.add(v128.load(sum0), i16x8.mul(values, v128.load16_splat(entry)));
    const new1 = i16x8.add(v128.load(sum1), i16x8.mul(values, v128.load16_splat(entry, 4)));
    const new2 = i16x8.add(v128.load(sum2), i16x8.mul(values, v128.load16_splat(entry, 8)));
    const new3 = i16x8.add(v128.load(sum3), i16x8.mul(values, v128.load16_splat(entry, 12)));
    v128.store(sum0, new0);
    v128.store(sum1, new1);
    v128.store(sum2, new2);
    v128.store(sum3, new3);
  }
  for (; entry < end; entry += 4) {
    const sum = sums + ((load<u16>(entry, 2) as usize) << 4);
    v128.store(sum, i16x8.add(v128.load(sum), i16x8.mul(values, v128.load16_splat(entry))));
  }
}

function addWideList(sums: usize, entry: usize, end: usize, values: v128): void {
  for (; entry < end; entry += 8) {
    const sum = sums + (load<u32>(entry, 4) << 4);
    v128.store(sum, i16x8.add(v128.load(sum), i16x8.mul(values, v128.load16_splat(entry))));
  }
}

/** As addList, and counts shared entries. */
function addCounted(lists: Lists, sums: usize, entry: usize, end: usize, values: v128): void {
  const ones = v128.and(i16x8.ne(values, i16x8.splat(0)), i16x8.splat(1));
  const isNarrow = lists.kind == NARROW;
  const step = (1 as usize) << shiftOf(lists);
  for (; entry < end; entry += step) {
    const sum = sums + ((isNarrow ? (load<u16>(entry, 2) as usize) : load<usize>(entry, 4)) << 5);
    v128.store(sum, i16x8.add(v128.load(sum), i16x8.mul(values, v128.load16_splat(entry))));
    v128.store(sum, i16x8.add(v128.load(sum, 16), ones), 16);
  }
}

/** Adds the first `count` vectors of sums to the totals and clears them. */
function settle(own: BlockSums, count: i32): void {
  const zero = i32x4.splat(0);
  let total = own.totals;
  for (let sum = own.sums, end = sum + ((count as usize) << 4); sum < end; sum += 16, total += 32) {
    const sums = v128.load(sum);
    v128.store(total, i32x4.add(v128.load(total), i32x4.extend_low_i16x8_s(sums)));
    v128.store(total, i32x4.add(v128.load(total, 16), i32x4.extend_high_i16x8_s(sums)), 16);
    v128.store(sum, zero);
  }
  own.hasTotals = 1;
}

/** Lays the block's entries of one part of the columns in order; gives the number of columns that have any. */
function gather(lists: Lists, own: BlockSums, first: i32, last: i32, part: i32): i32 {
  const rows = lists.rows;
  for (let row = first; row < last; row++) {
    const lane = (row - first) as usize;
    const end = startOf(rows, row + 1);
    let at = load<i32>(own.cursors + (lane << 2));
    for (; at < end; at++) {
      const column = load<i32>(rows.columns + ((at as usize) << 2)) - part;
      if (column >= PART) break;
      const value = load<i16>(rows.values + ((at as usize) << 1));
      store<i16>(own.values + ((column as usize) << 4) + (lane << 1), value);
      store<i32>(own.places + ((column as usize) << 2), load<i32>(lists.places + ((at as usize) << 2)));
      const mark = own.marks + (((column >> 6) as usize) << 3);
      store<u64>(mark, load<u64>(mark) | ((1 as u64) << ((column & 63) as u64)));
    }
    store<i32>(own.cursors + (lane << 2), at);
  }
  let next = own.columns;
  for (let word = 0; word < PART >> 6; word++) {
    const mark = own.marks + ((word as usize) << 3);
    let bits = load<u64>(mark);
    if (bits == 0) continue;
    store<u64>(mark, 0);
    for (; bits != 0; bits &= bits - 1, next += 4) store<i32>(next, (word << 6) + (ctz(bits) as i32));
  }
  return ((next - own.columns) >> 2) as i32;
}

function load32(from: usize, at: usize): usize {
  return load<u32>(from + (at << 2));
}

function fetchLists(own: BlockSums, starts: usize, entries: usize, shift: usize, from: i32, to: i32): i32 {
  let read = 0;
  for (let at = from; at < to; at++) {
    const column = load32(own.columns, at);
    read |= fetch(
      entries + (load32(starts, column) << shift),
      entries + (load32(own.places, column) << shift),
    );
  }
  return read;
}

/** Σ a·b of each row of the block [first, last) with all rows before `last`: in the sums, or where hasTotals says so in the totals. */
export function addBlock(lists: Lists, own: BlockSums, isCounted: bool, first: i32, last: i32): void {
  const shift = shiftOf(lists);
  const entries = lists.entries;
  const most = i16x8.splat(own.most as i16);
  const vectors = isCounted ? 2 * last : last;
  let weight = i16x8.splat(0);
  own.hasTotals = 0;
  for (let row = first; row < last; row++)
    store<i32>(own.cursors + (((row - first) as usize) << 2), startOf(lists.rows, row));
  for (let part = 0; part < lists.columns; part += PART) {
    const count = gather(lists, own, first, last, part);
    const starts = lists.starts + ((part as usize) << 2);
    let fetched = lists.isFar ? 0 : count;
    for (let at = 0; at < count; at++) {
      if (at == fetched) {
        fetched = min(at + TOGETHER, count);
        store<i32>(own.unread, fetchLists(own, starts, entries, shift, at, fetched));
      }
      const column = load32(own.columns, at);
      const values = v128.load(own.values + (column << 4));
      v128.store(own.values + (column << 4), i16x8.splat(0));
      const more = i16x8.add(weight, i16x8.abs(values));
      if (v128.any_true(i16x8.gt_s(more, most))) {
        settle(own, vectors);
        weight = i16x8.abs(values);
      } else weight = more;
      const entry = entries + (load32(starts, column) << shift);
      const end = entries + ((load32(own.places, column) + 1) << shift);
      if (isCounted) addCounted(lists, own.sums, entry, end, values);
      else if (shift == 2) addList(own.sums, entry, end, values);
      else addWideList(own.sums, entry, end, values);
    }
  }
  if (own.hasTotals) settle(own, vectors);
}
