import { type ColumnMapping, type ImportFormatId } from '@/lib/schemas/import';
import { importFormats } from './formats';

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
  if (has(orders.mapping, 'order', 'customerId', 'productId', 'quantity')) return orders;
  if (has(ratings.mapping, 'customerId', 'productId', 'rating')) return ratings;
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

/** What numbers alone tell of a table without a header; columns go by their number, from 1. */
export function guessFromValues(
  rows: readonly (readonly string[])[],
): { format: ImportFormatId; mapping: ColumnMapping } | null {
  const width = rows[0]?.length ?? 0;
  const numeric = (column: number) => rows.every((row) => /^-?\d+(\.\d+)?$/.test(row[column] ?? ''));
  if (width === 2) return { format: 'events', mapping: { customerId: '1', productId: '2', type: '=view' } };
  const ratingLike = rows.every((row) => Number(row[2]) >= 0 && Number(row[2]) <= 100);
  if ((width === 3 || width === 4) && numeric(2) && ratingLike)
    return {
      format: 'ratings',
      mapping: { customerId: '1', productId: '2', rating: '3', ...(width === 4 ? { time: '4' } : {}) },
    };
  return null;
}
