import { AppError } from '@/lib/schemas/app-error';
import { type DetectedFile } from '@/lib/schemas/import';
import { cutRows, detectDelimiter, hasHeader } from './detect-table';
import { decoderLabels, detectEncoding } from './encoding';
import { importFormats } from './formats';
import { bareName, guessFromHeader, guessFromValues } from './guess-mapping';
import { movieLensLayout } from './movielens';
import { delimitedRows, type Delimiter } from './rows/delimited-rows';
import { type FileRow } from './rows/file-row';
import { jsonlRows, jsonObject } from './rows/jsonl-rows';
import { xlsxRows } from './rows/xlsx-rows';
import { type ByteSource, decode, gunzip, isGzip, isZip, peek, readAll, refuseBinary } from './source';

/** Largest workbook as it lies on disk. */
const MOST_XLSX = 200 * 1024 * 1024;
const SAMPLE = 8;

/** A file whose layout is known: what was found out, and its rows in batches (the header is not among them). */
export interface OpenFile {
  readonly detected: DetectedFile;
  readonly rows: AsyncIterable<readonly FileRow[]>;
}

const knownNames = new Set(
  Object.values(importFormats).flatMap(({ fields }) =>
    fields.flatMap(({ synonyms }) => synonyms.map(bareName)),
  ),
);
const isKnownName = (cell: string) => knownNames.has(bareName(cell));

type Physical = Pick<DetectedFile, 'compression' | 'container' | 'encoding' | 'bom' | 'delimiter'>;

/** Names of columns that are empty or used twice get their number. */
const uniqueNames = (names: readonly string[]) =>
  names.map((name, at) => (name === '' || names.indexOf(name) !== at ? `${name}${at + 1}` : name));

function describe(physical: Physical, first: readonly (readonly string[])[]): DetectedFile {
  const width = Math.max(0, ...first.map((row) => row.length));
  if (first.length === 0)
    throw new AppError('unreadable-file', 'The file is empty. Choose a file that has rows.');
  if (width < 2)
    throw new AppError(
      'unreadable-file',
      'The file has only one column. A table needs at least two: check its delimiter.',
    );
  const header = hasHeader(first, isKnownName);
  const body = header ? first.slice(1) : first;
  const known = header ? null : movieLensLayout(physical.delimiter, body);
  const columns =
    known?.columns ??
    (header ? uniqueNames(first[0] ?? []) : Array.from({ length: width }, (_, at) => String(at + 1)));
  const guess = known ?? (header ? guessFromHeader(columns) : guessFromValues(body.slice(0, 20)));
  return {
    ...physical,
    hasHeader: header,
    columns,
    format: guess?.format ?? null,
    mapping: { ...guess?.mapping },
    sample: body.slice(0, SAMPLE).map((row) => row.map((cell) => cell.slice(0, 200))),
  };
}

async function* withoutFirst(batches: AsyncIterable<readonly FileRow[]>): AsyncGenerator<readonly FileRow[]> {
  let isFirst = true;
  for await (const batch of batches) {
    yield isFirst && batch.length > 0 ? batch.slice(1) : batch;
    if (batch.length > 0) isFirst = false;
  }
}

async function openXlsx(source: ByteSource): Promise<OpenFile> {
  const batches = xlsxRows(await readAll(source, MOST_XLSX));
  const kept: FileRow[] = [];
  for (let next = batches.next(); !next.done; next = batches.next()) {
    kept.push(...next.value);
    if (kept.length > 50) break;
  }
  const detected = describe(
    { compression: 'none', container: 'xlsx', encoding: 'utf-8', bom: false, delimiter: null },
    kept.slice(0, 40).map(({ cells }) => cells),
  );
  async function* rows() {
    yield kept;
    for (const batch of batches) {
      yield batch;
      await Promise.resolve();
    }
  }
  return { detected, rows: detected.hasHeader ? withoutFirst(rows()) : rows() };
}

/**
 * Finds out how a file is written (compression, encoding, delimiter, header) and what it seems to hold, from its first bytes.
 * @throws AppError `unreadable-file` for what is empty, binary, or of one column
 */
export async function openFile(source: ByteSource, fileName: string): Promise<OpenFile> {
  const outer = await peek(source);
  const compression = isGzip(outer.head) ? 'gzip' : 'none';
  const { head, whole } = compression === 'gzip' ? await peek(gunzip(outer.whole)) : outer;
  if (isZip(head)) return openXlsx(whole);
  refuseBinary(head, fileName);
  const { encoding, bom } = detectEncoding(head);
  const label = decoderLabels[encoding];
  const start = new TextDecoder(label).decode(head, { stream: true });
  const firstLine = start.split('\n', 1)[0]?.trim() ?? '';
  const physical = { compression, encoding, bom } as const;
  if (firstLine.startsWith('{')) {
    const object = jsonObject(firstLine);
    if (!object)
      throw new AppError('unreadable-file', 'The first line is no JSON object. JSONL has one object a line.');
    const columns = Object.keys(object);
    const guess = guessFromHeader(columns);
    const sample: string[][] = [];
    for await (const batch of jsonlRows(
      (async function* () {
        yield start.split('\n').slice(0, SAMPLE).join('\n');
        await Promise.resolve();
      })(),
      columns,
    ))
      sample.push(...batch.map(({ cells }) => [...cells]));
    const detected: DetectedFile = {
      ...physical,
      container: 'jsonl',
      delimiter: null,
      hasHeader: true,
      columns,
      format: guess?.format ?? null,
      mapping: { ...guess?.mapping },
      sample,
    };
    return { detected, rows: jsonlRows(decode(whole, label), columns) };
  }
  if (start.trim() === '')
    throw new AppError('unreadable-file', 'The file is empty. Choose a file that has rows.');
  const delimiter: Delimiter | null = detectDelimiter(start);
  if (!delimiter)
    throw new AppError(
      'unreadable-file',
      'The file has only one column, or its rows have nothing in common. Check its delimiter: comma, semicolon, tab, | or ::.',
    );
  const complete = head.length < 200_000 ? start : start.slice(0, start.lastIndexOf('\n'));
  const detected = describe(
    { ...physical, container: 'delimited', delimiter },
    cutRows(complete, delimiter, 40),
  );
  const rows = delimitedRows(decode(whole, label), delimiter);
  return { detected, rows: detected.hasHeader ? withoutFirst(rows) : rows };
}
