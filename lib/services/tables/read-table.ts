import 'server-only';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { openFile } from '@/lib/imports/open-file';
import { AppError } from '@/lib/schemas/app-error';

/** A file as a table of texts. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  /** Cells of each row, one a column, without outer blanks. */
  readonly rows: readonly (readonly string[])[];
  /** Line in the file of each row, from 1. */
  readonly lines: readonly number[];
}

/**
 * Reads a whole table (CSV, TSV, JSONL, workbook; also gzipped).
 * @throws AppError `unreadable-file` where a row does not fit the columns, `not-enough-data` where there is none
 */
export async function readTable(file: string): Promise<Table> {
  const stream = createReadStream(file);
  const name = path.basename(file);
  try {
    const { detected, rows: batches } = await openFile(stream, name);
    const rows: (readonly string[])[] = [];
    const lines: number[] = [];
    for await (const batch of batches)
      for (const { line, cells, broken } of batch) {
        if (broken) throw new AppError('unreadable-file', `${name}, line ${line}: ${broken.reason}`);
        rows.push(cells);
        lines.push(line);
      }
    if (rows.length === 0) throw new AppError('not-enough-data', `${name} has a header, but no rows.`);
    return { file: name, columns: detected.columns, rows, lines };
  } finally {
    stream.destroy();
  }
}

/** The number of a column; throws `invalid-input` with the columns that there are. */
export function columnOf({ file, columns }: Table, name: string): number {
  const at = columns.indexOf(name);
  if (at < 0)
    throw new AppError('invalid-input', `${file} has no column "${name}": it has ${columns.join(', ')}.`);
  return at;
}
