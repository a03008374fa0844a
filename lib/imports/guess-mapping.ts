import { type ColumnMapping, type ImportFormatId } from '@/lib/schemas/import';
import { importFormats } from './formats';
import { parseNumber } from './parse-number';

/** A header name as synonyms are written: lower case, letters and digits only. */
export const bareName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Columns for the fields of a format, by the names of the header: the first synonym that fits wins, each column once. */
export function mapColumns(format: ImportFormatId, columns: readonly string[]): ColumnMapping {
  const bare = columns.map(bareName);
  const taken = new Set<number>();
  const mapping: ColumnMapping = {};
  for (const field of importFormats[format].fields)
    for (const synonym of field.synonyms.map(bareName)) {
      const at = bare.findIndex((name, index) => name === synonym && !taken.has(index));
      if (at < 0) continue;
      taken.add(at);
      mapping[field.name] = columns[at] ?? '';
      break;
    }
  return mapping;
}

const has = (mapping: ColumnMapping, ...names: string[]) =>
  names.every((name) => mapping[name] !== undefined);

/** Columns that make a table one of events, whatever else it has. */
const eventNames: ReadonlySet<string> = new Set(
  [
    'event',
    'event type',
    'behavior',
    'behaviour',
    'behavior type',
    'action',
    '行为',
    '行为类型',
    '事件',
    '事件类型',
  ].map(bareName),
);

/** Which format a header belongs to, and its mapping; null where it fits none. */
export function guessFromHeader(
  columns: readonly string[],
): { format: ImportFormatId; mapping: ColumnMapping } | null {
  const names = new Set(columns.map(bareName));
  const of = (format: ImportFormatId) => ({ format, mapping: mapColumns(format, columns) });
  const [orders, ratings, events, products, customers] = [
    of('orders'),
    of('ratings'),
    of('events'),
    of('products'),
    of('customers'),
  ];
  const isRated = bareName(ratings.mapping['rating'] ?? 'value') !== 'value';
  const isEvents =
    columns.some((name) => eventNames.has(bareName(name))) ||
    (has(events.mapping, 'type') && !has(orders.mapping, 'order') && !isRated);
  if (!isEvents && has(orders.mapping, 'customerId', 'productId', 'quantity'))
    if (has(orders.mapping, 'order') || has(orders.mapping, 'price')) return orders;
  if (!isEvents && has(ratings.mapping, 'customerId', 'productId', 'rating')) return ratings;
  if (has(events.mapping, 'customerId', 'productId')) {
    if (has(events.mapping, 'type')) return events;
    if (names.has('purchase') || has(events.mapping, 'quantity'))
      return { ...events, mapping: { ...events.mapping, type: '=purchase' } };
    return {
      ...events,
      mapping: { ...events.mapping, type: has(events.mapping, 'value') ? '=use' : '=view' },
    };
  }
  const idColumn = columns.find((name) => ['id', 'no', '编号'].includes(bareName(name)));
  const productSigns = ['title', 'category', 'brand', 'price', 'stock'].filter((name) =>
    has(products.mapping, name),
  ).length;
  const customerSigns = ['email', 'country', 'city', 'birthYear', 'gender', 'joinedAt'].filter((name) =>
    has(customers.mapping, name),
  ).length;
  if (has(products.mapping, 'productId') && columns.length > 1) return products;
  if (has(customers.mapping, 'customerId') && columns.length > 1) return customers;
  if (idColumn && customerSigns > productSigns)
    return { format: 'customers', mapping: { ...customers.mapping, customerId: idColumn } };
  if (idColumn && productSigns > 0)
    return { format: 'products', mapping: { ...products.mapping, productId: idColumn } };
  return null;
}

/** What the values of a table without a header tell; columns go by their number, from 1. */
export function guessFromValues(
  rows: readonly (readonly string[])[],
): { format: ImportFormatId; mapping: ColumnMapping } | null {
  const width = rows[0]?.length ?? 0;
  const all = (column: number, test: (cell: string) => boolean) =>
    rows.every((row) => row.length !== width || test(row[column] ?? ''));
  const isId = (cell: string) => cell !== '' && cell.length <= 100 && !/^-?\d+\.\d*[1-9]$/.test(cell);
  const isTime = (cell: string) => /^\d{9,13}$|\d{4}\D\d{1,2}\D\d{1,2}|\d{1,2}\D\d{1,2}\D\d{4}/.test(cell);
  const isRating = (cell: string) => cell !== '' && Math.abs(parseNumber(cell) ?? Infinity) <= 100;
  if (width < 2 || width > 4 || !all(0, isId) || !all(1, isId)) return null;
  const ids = { customerId: '1', productId: '2' };
  if (width === 2) return { format: 'events', mapping: { ...ids, type: '=view' } };
  if (all(2, isRating) && (width === 3 || all(3, isTime)))
    return { format: 'ratings', mapping: { ...ids, rating: '3', ...(width === 4 ? { time: '4' } : {}) } };
  if (width === 3 && all(2, isTime))
    return { format: 'events', mapping: { ...ids, time: '3', type: '=view' } };
  return null;
}
