import { parse } from 'csv-parse';
import { AppError } from '@/lib/schemas/app-error';
import { type FileRow, LONGEST_LINE } from './file-row';

/** ' ' stands for any run of blanks. */
export type Delimiter = ',' | '\t' | ';' | '|' | '::' | ' ';

export const tooLong = () =>
  new AppError(
    'unreadable-file',
    'The file has a line of more than 1 MB, or a quote that is never closed. Check that it is a table with one row a line.',
  );

/** Makes runs of blanks one tab; keeps the unfinished last line back. */
class BlankJoiner {
  #rest = '';

  push(text: string, isLast: boolean): string {
    const all = this.#rest + text;
    const end = isLast ? all.length : all.lastIndexOf('\n') + 1;
    this.#rest = all.slice(end);
    if (this.#rest.length > LONGEST_LINE) throw tooLong();
    return all
      .slice(0, end)
      .replace(/^[ \t]+/gm, '')
      .replace(/[ \t]+(?=\r?$)/gm, '')
      .replace(/[ \t]+/g, '\t');
  }
}

interface Record_ {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Rows of a delimited text, in the batches in which the text came. Throws `unreadable-file` for a line that has no end. */
export async function* delimitedRows(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<FileRow[]> {
  // Only files with commas, semicolons or tabs quote their cells; elsewhere a quote is a letter like any other.
  const quotes = delimiter === ',' || delimiter === ';' || delimiter === '\t';
  const joiner = delimiter === ' ' ? new BlankJoiner() : null;
  const parser = parse({
    delimiter: joiner ? '\t' : delimiter,
    quote: quotes ? '"' : null,
    info: true,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_LINE,
  });
  let failure: Error | null = null;
  parser.on('error', (error: Error) => (failure = error));
  const drain = () => {
    if (failure) throw tooLong();
    const rows: FileRow[] = [];
    for (let next = parser.read() as Record_ | null; next !== null; next = parser.read() as Record_ | null)
      rows.push({ line: next.info.lines, cells: next.record });
    return rows;
  };
  for await (const piece of text) {
    parser.write(joiner ? joiner.push(piece, false) : piece);
    yield drain();
    await Promise.resolve();
    if (failure) throw tooLong();
  }
  if (joiner) parser.write(joiner.push('\n', true));
  const ended = new Promise<void>((resolve) => {
    parser.once('end', resolve);
    parser.once('error', () => resolve());
  });
  parser.end();
  yield drain();
  parser.resume();
  await ended;
  if (failure) throw tooLong();
}
