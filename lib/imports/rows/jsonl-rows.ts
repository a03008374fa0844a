import { AppError } from '@/lib/schemas/app-error';
import { tooLong } from './delimited-rows';
import { type FileRow, LONGEST_LINE } from './file-row';

const asText = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'string'
      ? value.trim()
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value as number | boolean | bigint);

/** The keys of a line's object; null where the line is no JSON object. */
export function jsonObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null;
  } catch {
    return null;
  }
}

/** Rows of JSON Lines: one object a line, its values in the order of `columns`. A line that is no object becomes a row without cells. */
export async function* jsonlRows(
  text: AsyncIterable<string>,
  columns: readonly string[],
): AsyncGenerator<FileRow[]> {
  let rest = '';
  let line = 0;
  const rowsOf = (lines: readonly string[]): FileRow[] =>
    lines.flatMap((content) => {
      line++;
      if (content.trim() === '') return [];
      const object = jsonObject(content);
      return [{ line, cells: object ? columns.map((column) => asText(object[column])) : [] }];
    });
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw tooLong();
    yield rowsOf(lines);
  }
  if (rest.trim() !== '') yield rowsOf([rest]);
  if (line === 0) throw new AppError('unreadable-file', 'The file is empty. Choose a file that has rows.');
}
