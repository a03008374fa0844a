import { type DetectedFile } from '@/lib/schemas/import';
import { type FileRow } from './file-row';
import { fitColumns } from './fit-columns';

/** A row as the table's columns; broken where it does not fit. Workbooks leave out empty cells at the end of a row. */
function fitted(row: FileRow, { columns, container }: DetectedFile): FileRow {
  const { cells } = row;
  if (row.broken || cells.length === columns.length) return row;
  if (container === 'xlsx' && cells.length < columns.length)
    return { ...row, cells: [...cells, ...Array<string>(columns.length - cells.length).fill('')] };
  const fit = container === 'xlsx' ? cells.slice(0, columns.length) : fitColumns(cells, columns.length);
  if (fit) return { ...row, cells: fit };
  const reason = `The row has ${cells.length} columns instead of ${columns.length}.`;
  return { ...row, broken: { issue: 'wrong-column-count', reason } };
}

/** The rows below the header, each with as many cells as the table has columns. */
export async function* fittedRows(
  batches: AsyncIterable<readonly FileRow[]>,
  detected: DetectedFile,
): AsyncGenerator<readonly FileRow[]> {
  let isHeader = detected.hasHeader;
  for await (const batch of batches) {
    const body = isHeader ? batch.slice(1) : batch;
    if (batch.length > 0) isHeader = false;
    yield body.map((row) => fitted(row, detected));
  }
}
