import { type RowReader } from './row-reader';
import { parseNumber } from './parse-number';
import { type FileRow } from './rows/file-row';

const slashDate = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/;
const timeFields: ReadonlySet<string> = new Set(['time', 'joinedAt']);

/** Rated rows without which no scale is learned. */
const ENOUGH = 20;
/** Share of the ratings that a scale must hold to be the file's. */
const NEARLY_ALL = 0.95;
const scales = [5, 10, 100, 1000] as const;
/** Beyond this no scale reaches. */
const HIGHEST = 1_000_000;

export interface RatingScale {
  readonly min: number;
  readonly max: number;
}

/**
 * A scale around the ratings of the first rows: the smallest of 5, 10, 100, 1000 that holds nearly all of them, and twice that
 * in either direction, since first rows may miss the ends. A 999 among stars of 1 to 5 is off it.
 */
export function learnScale(rows: readonly FileRow[], reader: RowReader): RatingScale {
  const values = rows.flatMap((row) =>
    row.broken ? [] : (parseNumber(reader.cells(row, 0)('rating')) ?? []),
  );
  const fit = scales.find(
    (scale) => values.filter((value) => Math.abs(value) <= scale).length >= NEARLY_ALL * values.length,
  );
  const max = values.length >= ENOUGH && fit !== undefined ? 2 * fit : HIGHEST;
  return { min: -max, max };
}

/** Whether dates like 3/4/2011 begin with the day: some first number exceeds 12 and no second one does. */
function startsWithDay(rows: readonly FileRow[], reader: RowReader): boolean {
  let isDay = false;
  for (const row of rows) {
    if (row.broken) continue;
    const cells = reader.cells(row, 0);
    for (const field of timeFields) {
      const match = slashDate.exec(cells(field));
      if (!match) continue;
      if (Number(match[2]) > 12) return false;
      if (Number(match[1]) > 12) isDay = true;
    }
  }
  return isDay;
}

/** The reader, with dates that begin with the day turned into year-month-day where the file writes them so. */
export function withDayOrder(rows: readonly FileRow[], reader: RowReader): RowReader {
  if (!startsWithDay(rows, reader)) return reader;
  return {
    ...reader,
    cells: (row, number) => {
      const cells = reader.cells(row, number);
      return (field) => (timeFields.has(field) ? cells(field).replace(slashDate, '$3-$2-$1') : cells(field));
    },
  };
}
