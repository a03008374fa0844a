import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { AppError } from '@/lib/schemas/app-error';
import { type FileRow } from './file-row';

/** A workbook is unpacked in memory: what is larger must come as CSV. A million rows stay below it. */
const MOST_BYTES = 600 * 1024 * 1024;

const damaged = () =>
  new AppError('unreadable-file', 'The workbook cannot be opened. Save it again as XLSX or CSV.');

function* texts(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += 1 << 20)
    yield decoder.decode(bytes.subarray(at, at + (1 << 20)), { stream: true });
}

function sharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  if (!bytes) return strings;
  let current: string | null = null;
  let isText = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    if (name === 'si') current = '';
    isText = name === 't';
  });
  parser.on('text', (text) => {
    if (isText && current !== null) current += text;
  });
  parser.on('closetag', ({ name }) => {
    isText = false;
    if (name === 'si') strings.push(current ?? '');
  });
  for (const text of texts(bytes)) parser.write(text);
  parser.close();
  return strings;
}

/** "BC12" → 54 (from 0). */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}

/** Rows of the first sheet of a workbook (ECMA-376). A formula's cell gives its stored value. */
export function* xlsxRows(file: Uint8Array): Generator<FileRow[]> {
  let parts: Record<string, Uint8Array>;
  let total = 0;
  try {
    parts = unzipSync(file, {
      filter: ({ name, originalSize }) => {
        if (name !== 'xl/sharedStrings.xml' && name !== 'xl/worksheets/sheet1.xml') return false;
        total += originalSize;
        if (total > MOST_BYTES)
          throw new AppError(
            'too-large',
            'The workbook holds more than 600 MB. Save the sheet as CSV and import that.',
          );
        return true;
      },
    });
  } catch (error) {
    throw error instanceof AppError ? error : damaged();
  }
  const sheet = parts['xl/worksheets/sheet1.xml'];
  if (!sheet) throw damaged();
  const strings = sharedStrings(parts['xl/sharedStrings.xml']);
  let rows: FileRow[] = [];
  let cells: string[] = [];
  let line = 0;
  let column = 0;
  let kind = '';
  let isValue = false;
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') {
      cells = [];
      line = Number(attributes['r'] ?? line + 1);
    } else if (name === 'c') {
      column = attributes['r'] ? columnOf(attributes['r']) : cells.length;
      kind = attributes['t'] ?? '';
      text = '';
    }
    isValue = name === 'v' || name === 't';
  });
  parser.on('text', (piece) => {
    if (isValue) text += piece;
  });
  parser.on('closetag', ({ name }) => {
    isValue = false;
    if (name === 'c') {
      while (cells.length < column) cells.push('');
      cells[column] = (kind === 's' ? (strings[Number(text)] ?? '') : text).trim();
    } else if (name === 'row' && cells.some((cell) => cell !== '')) rows.push({ line, cells });
  });
  for (const piece of texts(sheet)) {
    parser.write(piece);
    yield rows;
    rows = [];
  }
  yield rows;
}
