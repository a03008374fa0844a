import { parse } from 'csv-parse/sync';
import { type Delimiter } from './rows/delimited-rows';

const delimiters: readonly Delimiter[] = ['::', '\t', ',', ';', '|', ' '];

/** The first rows of a text as a delimiter cuts them. */
export function cutRows(text: string, delimiter: Delimiter, most: number): string[][] {
  const lines = text.split(/\r?\n/).slice(0, most);
  if (delimiter === ' ')
    return lines.filter((line) => line.trim() !== '').map((line) => line.trim().split(/[ \t]+/));
  const quotes = delimiter === ',' || delimiter === ';' || delimiter === '\t';
  try {
    return parse(lines.join('\n'), {
      delimiter,
      quote: quotes ? '"' : null,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    return [];
  }
}

/** The delimiter under which most of the first rows have the same number of columns, more than one; null where none has. */
export function detectDelimiter(text: string): Delimiter | null {
  let best: { delimiter: Delimiter; score: number } | null = null;
  for (const delimiter of delimiters) {
    const widths = cutRows(text, delimiter, 40).map((row) => row.length);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    if (width < 2) continue;
    // Blanks stand in ordinary text as well: they count only where every row agrees.
    const share = count / widths.length;
    const score = delimiter === ' ' ? (share === 1 ? 0.5 : 0) : share;
    if (score > 0.3 && (best === null || score > best.score + 1e-9)) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

const isNumber = (cell: string) => /^[+-]?\d+([.,]\d+)?$/.test(cell);

/** Whether the first row names columns: a known name is among them, or it is all words where the next row has numbers. */
export function hasHeader(
  rows: readonly (readonly string[])[],
  isKnownName: (cell: string) => boolean,
): boolean {
  const [first = [], second = []] = rows;
  if (first.some((cell) => isNumber(cell) || cell.length > 80)) return false;
  if (first.some(isKnownName)) return true;
  return new Set(first).size === first.length && first.every((cell) => cell !== '') && second.some(isNumber);
}
