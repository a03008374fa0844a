import 'server-only';
import { parseNumber } from '@/lib/imports/parse-number';
import type { Column } from '@/lib/ml/trees/table';
import type { Table } from '@/lib/services/tables/read-table';

/** Why a column of a file is no feature. */
export interface LeftOut {
  readonly column: string;
  readonly reason: 'asked' | 'empty' | 'constant' | 'row-number' | 'too-many-levels';
}

/** How files write that a value is missing. */
const missing = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '?']);
export const isMissing = (cell: string): boolean => missing.has(cell.toLowerCase());

/** Texts of more distinct values than this are ids, names or dates rather than categories. */
const MOST_LEVELS = 100;

/** 1, 2, 3 … or 0, 1, 2 …: the number of the row, which must not be learned from. */
const isRowNumber = (values: Float64Array) =>
  values.length > 2 &&
  (values[0] === 0 || values[0] === 1) &&
  values.every((value, row) => value === values[0]! + row);

/** A column's values: numbers where every cell that is there is one, else categories. */
function columnOf(name: string, cells: readonly string[]): Column | LeftOut['reason'] {
  const known = cells.filter((cell) => !isMissing(cell));
  if (known.length === 0) return 'empty';
  const numbers = known.map(parseNumber);
  const isNumeric = !numbers.includes(null);
  if (new Set(known).size === 1 && known.length === cells.length) return 'constant';
  if (isNumeric) {
    const values = Float64Array.from(cells, (cell) =>
      isMissing(cell) ? Number.NaN : (parseNumber(cell) ?? Number.NaN),
    );
    return isRowNumber(values) ? 'row-number' : { name, values, levels: null };
  }
  const levels = [...new Set(known)].sort();
  if (levels.length > MOST_LEVELS) return 'too-many-levels';
  const places = new Map(levels.map((level, place) => [level, place]));
  return { name, values: Float64Array.from(cells, (cell) => places.get(cell) ?? Number.NaN), levels };
}

/** What a tree can learn from in a table: every column but the target and those that are asked to be ignored. */
export function featureColumns(
  table: Table,
  rows: readonly (readonly string[])[],
  target: string,
  ignored: readonly string[],
): { columns: Column[]; leftOut: LeftOut[] } {
  const columns: Column[] = [];
  const leftOut: LeftOut[] = [];
  table.columns.forEach((name, at) => {
    if (name === target) return;
    const column = ignored.includes(name)
      ? 'asked'
      : columnOf(
          name,
          rows.map((row) => row[at] ?? ''),
        );
    if (typeof column === 'string') leftOut.push({ column: name, reason: column });
    else columns.push(column);
  });
  return { columns, leftOut };
}
