import { type FileRow } from './file-row';
import { type Delimiter, RowCutter } from './row-cutter';

/** Rows of a delimited text, in the batches in which the text came. */
export async function* delimitedRows(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<FileRow[]> {
  const cutter = new RowCutter(delimiter);
  for await (const piece of text) yield cutter.push(piece, false);
  yield cutter.push('', true);
}
