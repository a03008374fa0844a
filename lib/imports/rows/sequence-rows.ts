import { type DetectedFile } from '@/lib/schemas/import';
import { type FileRow } from './file-row';

/** Lines by which a file of sequences is recognised. */
const LOOKED_AT = 60;

/**
 * Whether a text is one customer a line, followed by the products in the order of time ("12 7 3 41"): whole numbers with blanks
 * between them, and not as many on each line as a table would have.
 */
export function isSequences(text: string): boolean {
  const lines = text.split('\n', LOOKED_AT).filter((line) => line.trim() !== '');
  const widths = lines.map((line) => line.trim().split(/[ \t]+/).length);
  return (
    lines.every((line) => /^[\d \t\r]+$/.test(line)) &&
    new Set(widths).size > 1 &&
    widths.filter((width) => width > 1).length > lines.length / 2
  );
}

/** What such a file is as a table: one product a row, seen in the order in which they stand. */
export const sequenceTable = {
  container: 'delimited',
  delimiter: ' ',
  hasHeader: false,
  columns: ['customer', 'product'],
  format: 'events',
  mapping: { customerId: 'customer', productId: 'product', type: '=view' },
} as const satisfies Partial<DetectedFile>;

/** The rows of that table: each line is as many rows as it names products. A line without any is broken. */
export function sequenceRows({ line, cells, raw, broken }: FileRow): FileRow[] {
  const [customer = '', ...products] = cells;
  if (broken) return [{ line, cells, raw, broken }];
  if (products.length === 0) {
    const reason = 'The line names a customer and no product.';
    return [{ line, cells, raw, broken: { issue: 'wrong-column-count', reason } }];
  }
  return products.map((product) => ({ line, cells: [customer, product], raw: `${customer} ${product}` }));
}
