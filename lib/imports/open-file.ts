import { saidError } from '@/lib/schemas/said-error';
import { type DetectedFile } from '@/lib/schemas/import';
import { decodeText } from './decode-text';
import { describeObjects, describeTable } from './describe-table';
import { cutRows, detectDelimiter } from './detect-table';
import { decoderLabels, detectEncoding } from './encoding';
import { refuseBinary, refuseDocument } from './refuse-binary';
import { delimitedRows } from './rows/delimited-rows';
import { type FileRow } from './rows/file-row';
import { fittedRows } from './rows/fit-rows';
import { jsonColumns, jsonlRows } from './rows/jsonl-rows';
import { isSequences, sequenceRows, sequenceTable } from './rows/sequence-rows';
import { type ByteSource, gunzip, isGzip, isZip, peek, readAll } from './source';
import { xlsxRows } from './xlsx/xlsx-rows';

/** Largest workbook as it lies on disk. */
const MOST_XLSX = 200 * 1024 * 1024;
/** Rows by which a table is described. */
const LOOKED_AT = 200;
/** Rows shown of sequences. */
const SAMPLE = 8;

/** A file whose layout is known: what was found out, and its rows in batches (the header is not among them). */
interface OpenFile {
  /** `encoding` is final after the last row: plain ASCII shows its encoding where it ends. */
  readonly detected: DetectedFile;
  /** Rows of as many cells as there are columns, or broken ones. */
  readonly rows: AsyncIterable<readonly FileRow[]>;
}

const empty = () => saidError('unreadable-file', 'emptyFile');

async function openXlsx(source: ByteSource, compression: DetectedFile['compression']): Promise<OpenFile> {
  const batches = xlsxRows(await readAll(source, MOST_XLSX));
  const kept: FileRow[] = [];
  for (let next = batches.next(); !next.done; next = batches.next()) {
    kept.push(...next.value);
    if (kept.length > LOOKED_AT) break;
  }
  if (kept.length === 0) throw empty();
  const width = Math.max(...kept.slice(0, LOOKED_AT).map(({ cells }) => cells.length));
  const detected = describeTable(
    { compression, container: 'xlsx', encoding: 'utf-8', bom: false, delimiter: null },
    kept.slice(0, LOOKED_AT).map(({ cells }) => [...cells, ...Array<string>(width - cells.length).fill('')]),
  );
  async function* rows() {
    yield kept;
    for (const batch of batches) {
      yield batch;
      await Promise.resolve();
    }
  }
  return { detected, rows: fittedRows(rows(), detected) };
}

/** Old Macs end lines with a carriage return alone. */
async function* withNewLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of text) yield piece.replaceAll('\r', '\n');
}

/** Sequences as rows of one product each. */
async function* expandedRows(text: AsyncIterable<string>): AsyncGenerator<FileRow[]> {
  for await (const batch of delimitedRows(text, ' ')) yield batch.flatMap(sequenceRows);
}

/**
 * Finds out how a file is written (compression, encoding, delimiter, header) and what it seems to hold, from its first 256 kB.
 * @throws AppError `unreadable-file` for what is empty, binary, cut off, or of one column
 */
export async function openFile(source: ByteSource, fileName: string): Promise<OpenFile> {
  const outer = await peek(source);
  const compression = isGzip(outer.head) ? 'gzip' : 'none';
  const { head, whole, isAll } = compression === 'gzip' ? await peek(gunzip(outer.whole)) : outer;
  if (isZip(head)) return openXlsx(whole, compression);
  const found = detectEncoding(head, isAll);
  refuseBinary(head, fileName, found.encoding.startsWith('utf-16'));
  const start = new TextDecoder(decoderLabels[found.encoding])
    .decode(head, { stream: true })
    .replaceAll('\0', '');
  if (start.trim() === '') throw empty();
  refuseDocument(start, fileName);
  const isMac = !start.includes('\n') && start.includes('\r');
  const text = isMac ? start.replaceAll('\r', '\n') : start;
  if (!isAll && !text.includes('\n')) throw saidError('unreadable-file', 'longLine');
  const complete = isAll ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  let detected: DetectedFile;
  const physical = { compression, encoding: found.encoding, bom: found.bom } as const;
  const decoded = decodeText(whole, found, (encoding) => (detected = Object.assign(detected, { encoding })));
  const pieces = isMac ? withNewLines(decoded) : decoded;
  if (complete.trimStart().startsWith('{')) {
    const { columns, sample } = jsonColumns(complete, LOOKED_AT);
    const described = describeObjects({ ...physical, container: 'jsonl', delimiter: null }, columns);
    detected = { ...described, sample };
    return { detected, rows: jsonlRows(pieces, columns) };
  }
  const delimiter = detectDelimiter(complete);
  if (!delimiter && isSequences(complete)) {
    const sample = cutRows(complete, ' ', SAMPLE).flatMap((cells) =>
      sequenceRows({ line: 0, cells, raw: '' }).map((row) => [...row.cells]),
    );
    detected = { ...physical, ...sequenceTable, sample: sample.slice(0, SAMPLE) };
    return { detected, rows: expandedRows(pieces) };
  }
  if (!delimiter) throw saidError('unreadable-file', 'noTable');
  detected = describeTable(
    { ...physical, container: 'delimited', delimiter },
    cutRows(complete, delimiter, LOOKED_AT),
  );
  return { detected, rows: fittedRows(delimitedRows(pieces, delimiter), detected) };
}
