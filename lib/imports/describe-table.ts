import { saidError } from '@/lib/schemas/said-error';
import { type DetectedFile } from '@/lib/schemas/import';
import { hasHeader, usualWidth } from './detect-table';
import { importFormats } from './formats';
import { bareName, guessFromHeader, guessFromValues } from './guess-mapping';
import { movieLensLayout } from './movielens';

const SAMPLE = 8;
const MOST_COLUMNS = 2000;

type Physical = Pick<DetectedFile, 'compression' | 'container' | 'encoding' | 'bom' | 'delimiter'>;

const knownNames = new Set(
  Object.values(importFormats).flatMap(({ fields }) =>
    fields.flatMap(({ synonyms }) => synonyms.map(bareName)),
  ),
);
const isKnownName = (cell: string) => knownNames.has(bareName(cell));

/** Names of columns that are empty or used twice get their number. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((given, at) => {
    let name = given.slice(0, 200) || `column ${at + 1}`;
    if (taken.has(name)) name = `${name.slice(0, 190)} ${at + 1}`;
    taken.add(name);
    return name;
  });
}

const sampleOf = (rows: readonly (readonly string[])[]) =>
  rows.slice(0, SAMPLE).map((row) => row.map((cell) => cell.slice(0, 200)));

/** What the objects of a JSONL file say of its columns. */
export function describeObjects(physical: Physical, columns: readonly string[]): DetectedFile {
  const guess = guessFromHeader(columns);
  return {
    ...physical,
    hasHeader: true,
    columns,
    format: guess?.format ?? null,
    mapping: { ...guess?.mapping },
    sample: [],
  };
}

/**
 * What the first rows say of a table: its header, columns, format and mapping.
 * @throws AppError `unreadable-file` for a table of one column or of more than 2,000
 */
export function describeTable(physical: Physical, first: readonly (readonly string[])[]): DetectedFile {
  const [top = [], ...below] = first;
  const header = hasHeader(first, isKnownName);
  const { width } = usualWidth(header && below.length > 0 ? below : first);
  if (Math.max(width, top.length) < 2) throw saidError('unreadable-file', 'oneColumn');
  if (width > MOST_COLUMNS)
    throw saidError('unreadable-file', 'manyColumns', { columns: width, most: MOST_COLUMNS });
  const body = header ? below : first;
  const known = header ? null : movieLensLayout(physical.delimiter, body);
  // Some tools write row names without naming their column.
  const names = header && width === top.length + 1 ? ['row', ...top] : top;
  const columns =
    known?.columns ??
    (header ? uniqueNames(names) : Array.from({ length: width }, (_, at) => String(at + 1)));
  const guess = known ?? (header ? guessFromHeader(columns) : guessFromValues(body.slice(0, 50)));
  return {
    ...physical,
    hasHeader: header,
    columns,
    format: guess?.format ?? null,
    mapping: { ...guess?.mapping },
    sample: sampleOf(body),
  };
}
