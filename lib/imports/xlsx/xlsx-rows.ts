import { type FileRow, LONGEST_LINE } from '@/lib/imports/rows/file-row';
import { readXml } from './read-xml';
import { dateStyles, firstSheet, sharedStrings } from './workbook';
import { damagedWorkbook, ZipArchive } from './zip-archive';

/** Unpacked size of a sheet beyond which it must come as CSV. A full sheet of a million rows stays below it. */
const MOST_BYTES = 2 ** 31;
/** Cells further right are left out. */
const MOST_COLUMNS = 2000;
const DAY = 86_400_000;
/** Days from Excel's day 0 to 1970-01-01, counted from 1899-12-30 or from 1904-01-01. */
const EPOCH_DAYS = { from1900: 25_569, from1904: 24_107 };

/** "BC12" → 54 (from 0). */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** A day number as a date, with the clock where it has one. */
function dateText(days: number, epochDays: number): string {
  const time = new Date(Math.round(((days - epochDays) * DAY) / 1000) * 1000);
  if (Number.isNaN(time.getTime())) return String(days);
  const iso = time.toISOString();
  return Number.isInteger(days) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/**
 * Rows of the first sheet that is shown (ECMA-376), a piece of it at a time. Dates come as "2010-12-01 08:26:00"; a formula's
 * cell gives its stored value.
 * @throws AppError `unreadable-file` or `too-large`
 */
export function* xlsxRows(file: Uint8Array): Generator<FileRow[]> {
  const archive = new ZipArchive(file);
  const { part, from1904 } = firstSheet(archive);
  if (!archive.has(part)) throw damagedWorkbook();
  const strings = sharedStrings(archive);
  const isDate = dateStyles(archive);
  const epochDays = from1904 ? EPOCH_DAYS.from1904 : EPOCH_DAYS.from1900;
  let rows: FileRow[] = [];
  let cells: string[] = [];
  let [line, column] = [0, 0];
  let [kind, style, text] = ['', 0, ''];
  let isValue = false;

  const cellText = (): string => {
    if (kind === 's') return strings[Number(text)] ?? '';
    if (kind !== '' && kind !== 'n') return kind === 'b' ? (text === '1' ? 'true' : 'false') : text;
    const value = Number(text);
    if (text === '' || !Number.isFinite(value)) return text;
    return isDate[style] ? dateText(value, epochDays) : String(value);
  };
  const pieces = readXml(archive.text(part, MOST_BYTES), {
    open(name, attributes) {
      if (name === 'row') {
        cells = [];
        column = -1;
        line = Number(attributes['r'] ?? line + 1);
      } else if (name === 'c') {
        column = attributes['r'] ? columnOf(attributes['r']) : column + 1;
        kind = attributes['t'] ?? '';
        style = Number(attributes['s'] ?? 0);
        text = '';
      }
      isValue = name === 'v' || name === 't';
    },
    text(piece) {
      if (isValue && text.length < LONGEST_LINE) text += piece;
    },
    close(name) {
      isValue = false;
      if (name === 'c' && column >= 0 && column < MOST_COLUMNS) {
        while (cells.length < column) cells.push('');
        cells[column] = cellText().replaceAll('\0', '').trim();
      } else if (name === 'row' && cells.some((cell) => cell !== ''))
        rows.push({ line, cells, raw: cells.join(',') });
    },
  });
  for (const step of pieces) {
    void step;
    yield rows;
    rows = [];
  }
}
