import { parseNumber } from './parse-number';
import { parseTime } from './parse-time';
import { type Delimiter, RowCutter } from './rows/row-cutter';

const delimiters: readonly Delimiter[] = ['::', '\t', ',', ';', '|', ' '];

/** Rows by which the delimiter is chosen. */
const LOOKED_AT = 60;

/** The first rows of a text as a delimiter cuts them. */
export function cutRows(text: string, delimiter: Delimiter, most: number): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  // A piece at a time: of a text with long rows only the first are cut.
  const cutter = new RowCutter(delimiter);
  for (let at = 0; at < text.length && rows.length < most; at += 16_384)
    for (const { cells } of cutter.push(text.slice(at, at + 16_384), false)) rows.push(cells);
  if (rows.length < most) for (const { cells } of cutter.push('', true)) rows.push(cells);
  return rows.slice(0, most);
}

/** The most frequent number of columns, and the share of rows that have it. */
export function usualWidth(rows: readonly (readonly string[])[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { width, share: rows.length === 0 ? 0 : count / rows.length };
}

/** The delimiter under which most of the first rows have the same number of columns, more than one; null where none has. */
export function detectDelimiter(text: string): Delimiter | null {
  let best: { delimiter: Delimiter; score: number } | null = null;
  for (const delimiter of delimiters) {
    const rows = cutRows(text, delimiter, LOOKED_AT);
    const { width, share } = usualWidth(rows);
    if (width < 2) continue;
    // Blanks stand in ordinary text as well: they count only where every row agrees.
    if (delimiter === ' ' && share < 1) continue;
    // A header cut into several names is a sign too: rows may be ragged, names are not.
    const header = Math.min(1, ((rows[0]?.length ?? 1) - 1) / (width - 1));
    const score = (share + 0.2 * header) * (delimiter === ' ' ? 0.4 : 1);
    if (score > 0.3 && (best === null || score > best.score + 1e-9)) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

const isValue = (cell: string) => parseNumber(cell) !== null || parseTime(cell) !== null;

/**
 * Whether the first row names columns: none of its cells is a number or a date, no two are alike, and either a known name is
 * among them or a column that holds numbers or dates starts with a word.
 */
export function hasHeader(
  rows: readonly (readonly string[])[],
  isKnownName: (cell: string) => boolean,
): boolean {
  const [first = [], ...rest] = rows;
  const names = first.filter((cell) => cell !== '');
  if (names.length < 2 || names.some((cell) => isValue(cell) || cell.length > 100)) return false;
  if (names.some(isKnownName)) return true;
  if (new Set(names).size < names.length) return false;
  const below = rest.slice(0, 50);
  return first.some((name, column) => {
    const cells = below.flatMap((row) => (row[column] ? [row[column]] : []));
    return name !== '' && cells.length > 0 && cells.filter(isValue).length >= 0.8 * cells.length;
  });
}
