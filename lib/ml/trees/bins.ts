import { Refusal } from '@/lib/ml/refusal';
import type { Column, Table } from './table';

/** A table in codes: numbers by their bin, categories by their level. */
export interface BinnedTable {
  readonly rows: number;
  /** codes[column · rows + row]; the last slot of a column holds what is missing. */
  readonly codes: Uint8Array | Uint16Array;
  /** Of each column: its bins or levels, and one for what is missing. */
  readonly slots: Int32Array;
  readonly isCategory: readonly boolean[];
  /** Least and greatest value in each bin of each column; empty for categories. */
  readonly low: readonly Float64Array[];
  readonly high: readonly Float64Array[];
}

/** Up to this many rows every distinct value has a bin of its own: the splits are exact. */
const EXACT_ROWS = 20_000;
/** With the slot for what is missing a code fits one byte. */
const MOST_BINS = 255;

interface Bins {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Bins of a column's known values: one a distinct value, or at most so many of about as many rows each. */
function binsOf(sorted: Float64Array, most: number): Bins {
  const starts: number[] = [];
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) starts.push(at);
  if (starts.length > most) mergeBins(starts, sorted.length, most);
  const ends = starts.map((_, bin) => (starts[bin + 1] ?? sorted.length) - 1);
  return {
    low: Float64Array.from(starts, (at) => sorted[at]!),
    high: Float64Array.from(ends, (at) => sorted[at]!),
  };
}

/** Joins runs of equal values, in place, until each bin has its part of the rows that are left. */
function mergeBins(starts: number[], rows: number, most: number): void {
  let kept = 0;
  for (let run = 0, start = 0; run < starts.length; run++) {
    const end = starts[run + 1] ?? rows;
    if (end - start < (rows - start) / (most - kept) && end < rows) continue;
    starts[kept++] = start;
    start = end;
  }
  starts.length = kept;
}

/** First bin whose greatest value is not below the value. */
function binOf(high: Float64Array, value: number): number {
  let [from, to] = [0, high.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (high[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function sortedKnown({ values }: Column): Float64Array {
  const sorted = values.slice().sort();
  let known = sorted.length;
  while (known > 0 && Number.isNaN(sorted[known - 1])) known--;
  return sorted.subarray(0, known);
}

const NO_VALUES = new Float64Array(0);

/**
 * Codes of a table. Small tables keep every distinct value apart (exact splits); large ones have at most 255 bins a column, as
 * histogram trees do (Ke et al. 2017).
 * @param exactRows up to so many rows the splits are exact
 */
export function binTable({ rows, columns }: Table, exactRows = EXACT_ROWS): BinnedTable {
  const most = rows <= exactRows ? rows + 1 : MOST_BINS;
  const bins = columns.map((column) =>
    column.levels ? { low: NO_VALUES, high: NO_VALUES } : binsOf(sortedKnown(column), most),
  );
  const slots = Int32Array.from(
    columns,
    ({ levels }, at) => (levels ? levels.length : bins[at]!.high.length) + 1,
  );
  const widest = slots.reduce((a, b) => Math.max(a, b), 0);
  if (widest > 65_536) throw new Refusal('A category may have at most 65,535 levels.');
  const codes = new (widest > MOST_BINS + 1 ? Uint16Array : Uint8Array)(rows * columns.length);
  columns.forEach(({ values, levels }, column) => {
    const { high } = bins[column]!;
    const missing = slots[column]! - 1;
    const offset = column * rows;
    for (let row = 0; row < rows; row++) {
      const value = values[row]!;
      codes[offset + row] = Number.isNaN(value) ? missing : levels ? value : binOf(high, value);
    }
  });
  return {
    rows,
    codes,
    slots,
    isCategory: columns.map(({ levels }) => levels !== null),
    low: bins.map(({ low }) => low),
    high: bins.map(({ high }) => high),
  };
}
