import { AppError } from '@/lib/schemas/app-error';
import { type ColumnMapping } from '@/lib/schemas/import';
import { type Cells, type ImportFormat } from './formats/import-format';
import { genreNames, GENRES } from './movielens';
import { type FileRow } from './rows/file-row';

/** Reads one mapped field of a row. */
type FieldReader = (row: FileRow, number: number) => string;

export interface RowReader {
  /** Mapped cells of a row. `number`: which row of the table it is, from 1. */
  cells(row: FileRow, number: number): Cells;
  /** Columns that no field took, by name. */
  rest(row: FileRow): Readonly<Record<string, string>>;
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** The field that a mapping names, by its name or by one of its synonyms; null where there is none. */
function fieldNamed({ fields }: ImportFormat, given: string): string | null {
  const bare = given.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const field =
    fields.find(({ name }) => name === given) ?? fields.find(({ synonyms }) => synonyms.includes(bare));
  return field?.name ?? null;
}

/** A column by its name, or by its number from 1; -1 where there is none. */
function columnAt(columns: readonly string[], source: string): number {
  const named = columns.indexOf(source);
  if (named >= 0 || !/^\d{1,4}$/.test(source)) return named;
  return Number(source) >= 1 && Number(source) <= columns.length ? Number(source) - 1 : -1;
}

/**
 * Binds a mapping to a file's columns. A field's source is a column's name or number from 1, `#row` (the row's number as an id) or `=text` (the
 * same text in every row).
 * @throws AppError `invalid-input` that names the missing field or the columns there are
 */
export function rowReader(
  format: ImportFormat,
  mapping: ColumnMapping,
  columns: readonly string[],
): RowReader {
  const readers = new Map<string, FieldReader>();
  const taken = new Set<number>();
  const flags = columns.flatMap((column, at) => (genreNames.has(column) ? [{ column, at }] : []));
  for (const [given, source] of Object.entries(mapping)) {
    if (source === '') continue;
    const name = fieldNamed(format, given);
    if (name === null)
      throw new AppError(
        'invalid-input',
        `${format.id} files have no field "${given}": use ${format.fields.map((field) => field.name).join(', ')}.`,
      );
    // A column that is really called so comes first.
    const at = columnAt(columns, source);
    if (at >= 0) {
      taken.add(at);
      readers.set(name, ({ cells }) => cells[at] ?? '');
    } else if (source.startsWith('=')) readers.set(name, () => source.slice(1));
    else if (source === '#row') readers.set(name, (_, number) => String(number));
    else if (source === GENRES) {
      for (const { at } of flags) taken.add(at);
      readers.set(name, ({ cells }) => flags.find(({ at }) => cells[at] === '1')?.column ?? '');
    } else
      throw new AppError(
        'invalid-input',
        `The file has no column "${source}": it has ${quoted(columns.slice(0, 40))}.`,
      );
  }
  const missing = format.fields
    .filter((field) => field.required && !readers.has(field.name))
    .map((field) => field.name);
  if (missing.length > 0)
    throw new AppError(
      'invalid-input',
      `Say which column holds ${missing.join(' and ')} (${format.id}): the file has ${quoted(columns.slice(0, 40))}.`,
    );
  const hasGenres = Object.values(mapping).includes(GENRES);
  const genresOf = (cells: readonly string[]) =>
    flags
      .filter(({ at }) => cells[at] === '1')
      .map(({ column }) => column)
      .join('|');
  const free = columns.flatMap((column, at) => (taken.has(at) ? [] : [{ column, at }])).slice(0, 60);
  return {
    cells: (row, number) => (field) => readers.get(field)?.(row, number) ?? '',
    rest: ({ cells }) =>
      Object.fromEntries([
        ...(hasGenres ? [['genres', genresOf(cells)] as const] : []),
        ...free.flatMap(({ column, at }) =>
          cells[at] ? [[column.slice(0, 60), cells[at].slice(0, 500)] as const] : [],
        ),
      ]),
  };
}
