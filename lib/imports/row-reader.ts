import { AppError } from '@/lib/schemas/app-error';
import { type ColumnMapping } from '@/lib/schemas/import';
import { type Cells, type ImportFormat } from './formats/import-format';
import { genreNames, GENRES } from './movielens';
import { type FileRow } from './rows/file-row';

/** Reads one mapped field of a row. */
type FieldReader = (row: FileRow) => string;

export interface RowReader {
  /** Mapped cells of a row. */
  cells(row: FileRow): Cells;
  /** Columns that no field took, by name. */
  rest(row: FileRow): Readonly<Record<string, string>>;
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/**
 * Binds a mapping to a file's columns. A field's source is a column name, `#row` (the row's number as an id) or `=text` (the
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
  for (const [name, source] of Object.entries(mapping)) {
    if (source === '') continue;
    if (!format.fields.some((field) => field.name === name))
      throw new AppError(
        'invalid-input',
        `${format.id} files have no field "${name}": use ${format.fields.map((field) => field.name).join(', ')}.`,
      );
    if (source.startsWith('=')) readers.set(name, () => source.slice(1));
    else if (source === '#row') readers.set(name, ({ line }) => String(line));
    else if (source === GENRES) {
      const flags = columns.flatMap((column, at) => (genreNames.has(column) ? [{ column, at }] : []));
      for (const { at } of flags) taken.add(at);
      readers.set(name, ({ cells }) => flags.find(({ at }) => cells[at] === '1')?.column ?? '');
    } else {
      const at = columns.indexOf(source);
      if (at < 0)
        throw new AppError(
          'invalid-input',
          `The file has no column "${source}": it has ${quoted(columns.slice(0, 40))}.`,
        );
      taken.add(at);
      readers.set(name, ({ cells }) => cells[at] ?? '');
    }
  }
  const missing = format.fields
    .filter((field) => field.required && !readers.has(field.name))
    .map((field) => field.name);
  if (missing.length > 0)
    throw new AppError(
      'invalid-input',
      `Say which column holds ${missing.join(' and ')} (${format.id}): the file has ${quoted(columns.slice(0, 40))}.`,
    );
  const free = columns.flatMap((column, at) => (taken.has(at) ? [] : [{ column, at }])).slice(0, 60);
  return {
    cells: (row) => (field) => readers.get(field)?.(row) ?? '',
    rest: ({ cells }) =>
      Object.fromEntries(
        free.flatMap(({ column, at }) =>
          cells[at] ? [[column.slice(0, 60), cells[at].slice(0, 500)] as const] : [],
        ),
      ),
  };
}
