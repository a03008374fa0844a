import { saidError } from '@/lib/schemas/said-error';
import { type FileRow } from './file-row';
import { LineCutter } from './line-cutter';

function asText(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll('\0', '').trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** The object of a line; null where the line is no JSON object. */
function jsonObject(line: string): Map<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map(Object.entries(value))
      : null;
  } catch {
    return null;
  }
}

/** One line of JSON as a row: its values in the order of `columns`. */
function jsonRow(content: string, line: number, columns: readonly string[]): FileRow {
  const object = jsonObject(content);
  if (object) return { line, cells: columns.map((column) => asText(object.get(column))), raw: content };
  return {
    line,
    cells: [],
    raw: content,
    broken: { issue: 'malformed-row', reason: 'The line is no JSON object. JSONL has one object a line.' },
  };
}

/** Rows of JSON Lines: one object a line. A line that is no object becomes a broken row. */
export async function* jsonlRows(
  text: AsyncIterable<string>,
  columns: readonly string[],
): AsyncGenerator<FileRow[]> {
  const cutter = new LineCutter();
  const cut = (piece: string, isLast: boolean): FileRow[] => {
    const rows: FileRow[] = [];
    const broken = cutter.push(piece, isLast, (content, line) => {
      if (content.trim() !== '') rows.push(jsonRow(content, line, columns));
    });
    return rows.concat(broken);
  };
  for await (const piece of text) yield cut(piece, false);
  yield cut('', true);
}

/**
 * The keys that the first objects of a text have, in the order in which they come, and the first of them as rows.
 * @throws AppError `unreadable-file` where no line is an object
 */
export function jsonColumns(text: string, most: number): { columns: string[]; sample: string[][] } {
  const objects = text.split('\n', most).flatMap((line) => jsonObject(line) ?? []);
  if (objects.length === 0) throw saidError('unreadable-file', 'noJsonl');
  const columns = [...new Set(objects.flatMap((object) => [...object.keys()]))];
  const sample = objects
    .slice(0, 8)
    .map((object) => columns.map((column) => asText(object.get(column)).slice(0, 200)));
  return { columns, sample };
}
