/** A row whose cells may stand in quotation marks (RFC 4180), and where it ends. */
export interface QuotedRow {
  readonly cells: string[];
  /** Position of the line end after the row, or the text's length. */
  readonly end: number;
}

const QUOTE = 34;
const BLANK = 32;

/**
 * Reads one row from `at`: a cell in quotation marks may hold delimiters, line ends and doubled quotation marks; a mark inside
 * a cell is a character like any other, and what follows a closing mark belongs to the cell.
 * @returns null where the text ends inside the row and more of it may come (`isLast` false), or inside quotation marks
 */
export function readQuotedRow(
  text: string,
  at: number,
  delimiter: string,
  isLast: boolean,
): QuotedRow | null {
  const cells: string[] = [];
  for (let from = at; ;) {
    let value = '';
    let start = from;
    while (text.charCodeAt(start) === BLANK) start++;
    if (text.charCodeAt(start) === QUOTE) {
      for (let inner = start + 1; ;) {
        const close = text.indexOf('"', inner);
        if (close < 0 || (close + 1 >= text.length && !isLast)) return null;
        if (text.charCodeAt(close + 1) === QUOTE) {
          value += text.slice(inner, close + 1);
          inner = close + 2;
          continue;
        }
        value += text.slice(inner, close);
        from = close + 1;
        break;
      }
    }
    const lineEnd = text.indexOf('\n', from);
    if (lineEnd < 0 && !isLast) return null;
    const rowEnd = lineEnd < 0 ? text.length : lineEnd;
    const next = text.indexOf(delimiter, from);
    const cellEnd = next < 0 || next > rowEnd ? rowEnd : next;
    cells.push((value + text.slice(from, cellEnd)).trim());
    if (cellEnd === rowEnd) return { cells, end: rowEnd };
    from = cellEnd + delimiter.length;
  }
}
