import { Sparse, startOf } from './sparse';

/*
 * The entries of each column, one list behind the other, rows ascending: what a row's entries are multiplied with. An entry is one
 * stretch of memory, so that a list comes into the cache as one stream.
 */

/** A row beside its value in single precision: 4 bytes each. */
export const SINGLES: i32 = 0;
/** A whole number of 16 bits and a row below 65,536: 2 bytes each. */
export const NARROW: i32 = 1;
/** A whole number and any row: 4 bytes each. */
export const WIDE: i32 = 2;

/** Columns of one part of the work on lists. */
export const PART: i32 = 4096;

/** Bytes that come into the cache together. */
const LINE: usize = 64;

/** Laid out by neighbours.ts of the folder above. */
@unmanaged
export class Lists {
  rows: Sparse;
  /** columns + 1 numbers: where each list begins, in entries. */
  starts: usize;
  entries: usize;
  /** For each entry of the rows, in their order: where its own entry lies. Rows before it lie before. */
  places: usize;
  columns: i32;
  kind: i32;
  /** 1: the lists are too many for the cache, and are fetched before they are needed. */
  isFar: i32;
}

export function shiftOf(lists: Lists): usize {
  return lists.kind == NARROW ? 2 : 3;
}

/** The first entry of a row that is in column `column` or later. */
function firstFrom(rows: Sparse, row: i32, column: i32): i32 {
  let low = startOf(rows, row);
  let high = startOf(rows, row + 1);
  if (column == 0) return low;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<i32>(rows.columns + ((middle as usize) << 2)) < column) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Counts the entries of each column in parts [from, to): at starts[column + 1]. */
export function countLists(lists: Lists, rowCount: i32, from: i32, to: i32): void {
  const rows = lists.rows;
  const starts = lists.starts + 4;
  for (let part = from; part < to; part++) {
    const first = part * PART;
    const end = min(first + PART, lists.columns);
    for (let row = 0; row < rowCount; row++) {
      const last = startOf(rows, row + 1);
      for (let at = firstFrom(rows, row, first); at < last; at++) {
        const column = load<i32>(rows.columns + ((at as usize) << 2));
        if (column >= end) break;
        const place = starts + ((column as usize) << 2);
        store<i32>(place, load<i32>(place) + 1);
      }
    }
  }
}

/** Fills the lists of the columns in parts [from, to). `ends` holds where each begins, and then where it ends. */
export function fillLists(lists: Lists, ends: usize, rowCount: i32, from: i32, to: i32): void {
  const rows = lists.rows;
  const kind = lists.kind;
  for (let part = from; part < to; part++) {
    const first = part * PART;
    const end = min(first + PART, lists.columns);
    for (let row = 0; row < rowCount; row++) {
      const last = startOf(rows, row + 1);
      for (let at = firstFrom(rows, row, first); at < last; at++) {
        const column = load<i32>(rows.columns + ((at as usize) << 2));
        if (column >= end) break;
        const next = ends + ((column as usize) << 2);
        const place = load<i32>(next);
        store<i32>(next, place + 1);
        store<i32>(lists.places + ((at as usize) << 2), place);
        if (kind == NARROW) {
          const value = load<u16>(rows.values + ((at as usize) << 1)) as u32;
          store<u32>(lists.entries + ((place as usize) << 2), value | ((row as u32) << 16));
        } else {
          const entry = lists.entries + ((place as usize) << 3);
          store<i32>(entry, row, 4);
          if (kind == WIDE) store<i32>(entry, load<i16>(rows.values + ((at as usize) << 1)));
          else store<f32>(entry, load<f32>(rows.values + ((at as usize) << 2)));
        }
      }
    }
  }
}

/** Reads every line from one entry to another and nothing more: many lists are on their way at once. */
export function fetch(entry: usize, end: usize): i32 {
  let read = 0;
  for (; entry < end; entry += LINE) read |= load<i32>(entry);
  return read;
}
