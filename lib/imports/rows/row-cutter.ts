import { type FileRow, LONGEST_LINE, longLine } from './file-row';
import { readQuotedRow } from './quoted-row';

/** ' ' stands for any run of blanks. */
export type Delimiter = ',' | '\t' | ';' | '|' | '::' | ' ';

/** Cells of a line in which no quotation mark has a meaning. */
function plainCells(content: string, delimiter: Delimiter): string[] {
  if (delimiter === ' ') return content.trim().split(/[ \t]+/);
  const cells = content.split(delimiter);
  for (let at = 0; at < cells.length; at++) cells[at] = cells[at]!.trim();
  return cells;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/**
 * Cuts delimited text that comes in pieces into rows. Where the pieces are cut makes no difference. Lines beyond 1 MB become one
 * broken row and are not kept; a quotation mark that is not closed within 1 MB counts as an ordinary character, so that it does
 * not swallow the rows after it. Empty lines are no rows.
 */
export class RowCutter {
  readonly #mayQuote: boolean;
  #rest = '';
  #line = 1;
  #isSkipping = false;

  constructor(readonly delimiter: Delimiter) {
    this.#mayQuote = delimiter !== '::' && delimiter !== ' ';
  }

  /** Rows that are complete with this piece; with `isLast`, all that is left. */
  push(text: string, isLast: boolean): FileRow[] {
    let at = 0;
    if (this.#isSkipping) {
      const end = text.indexOf('\n');
      if (end < 0) return [];
      this.#isSkipping = false;
      this.#line++;
      at = end + 1;
    }
    const buffer = this.#rest === '' ? text : this.#rest + text;
    const rows: FileRow[] = [];
    let quote = this.#mayQuote ? buffer.indexOf('"', at) : -1;
    while (at < buffer.length) {
      let end = buffer.indexOf('\n', at);
      if (end < 0) {
        if (!isLast) break;
        end = buffer.length;
      }
      if (quote >= 0 && quote < at) quote = buffer.indexOf('"', at);
      if (quote >= 0 && quote < end) {
        const row = readQuotedRow(buffer, at, this.delimiter, isLast);
        if (row === null && !isLast && buffer.length - at <= LONGEST_LINE) break;
        if (row !== null && row.end - at <= LONGEST_LINE) {
          this.#take(rows, row.cells, buffer, at, row.end);
          at = row.end + 1;
          continue;
        }
      }
      if (end - at > LONGEST_LINE) rows.push(longLine(this.#line++, buffer.slice(at, at + 1000)));
      else this.#take(rows, plainCells(buffer.slice(at, end), this.delimiter), buffer, at, end);
      at = end + 1;
    }
    this.#rest = at < buffer.length ? buffer.slice(at) : '';
    if (this.#rest.length > LONGEST_LINE && !this.#rest.includes('\n')) {
      rows.push(longLine(this.#line, this.#rest));
      this.#rest = '';
      this.#isSkipping = true;
    }
    return rows;
  }

  #take(rows: FileRow[], cells: string[], buffer: string, at: number, end: number): void {
    const line = this.#line;
    this.#line += 1 + (this.#mayQuote ? countLines(buffer, at, end) : 0);
    for (const cell of cells)
      if (cell !== '') {
        rows.push({ line, cells, raw: buffer.slice(at, end) });
        return;
      }
  }
}
