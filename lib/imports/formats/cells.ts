import { parseNumber } from '@/lib/imports/parse-number';
import { parseTime } from '@/lib/imports/parse-time';
import { type Cells, type RowIssue } from './import-format';

const LONGEST_ID = 200;

/** How programs write that there is nothing. */
const nothing: ReadonlySet<string> = new Set(['null', 'nan', 'none', 'n/a', '#n/a', 'undefined', '\\n']);

/** An id as the shop writes it: "17850.0", as spreadsheets write numbers, becomes "17850"; "NaN" and its like are no ids. */
export function cleanId(text: string): string {
  if (text.endsWith('0') && /^\d+\.0+$/.test(text)) return text.slice(0, text.indexOf('.'));
  return text.length <= 9 && nothing.has(text.toLowerCase()) ? '' : text;
}

/** The two ids of an interaction, or what is wrong with them. */
export function parseIds(cells: Cells): { customerId: string; productId: string } | RowIssue {
  const customerId = cleanId(cells('customerId'));
  const productId = cleanId(cells('productId'));
  if (customerId === '') return { issue: 'missing-customer', reason: 'The row names no customer.' };
  if (productId === '') return { issue: 'missing-product', reason: 'The row names no product.' };
  if (customerId.length > LONGEST_ID || productId.length > LONGEST_ID)
    return { issue: 'id-too-long', reason: `An id is longer than ${LONGEST_ID} characters.` };
  return { customerId, productId };
}

/** One id on its own. */
export function parseId(cells: Cells, field: 'customerId' | 'productId'): string | RowIssue {
  const id = cleanId(cells(field));
  const issue = field === 'customerId' ? 'missing-customer' : 'missing-product';
  if (id === '')
    return {
      issue,
      reason: field === 'customerId' ? 'The row names no customer.' : 'The row names no product.',
    };
  return id.length > LONGEST_ID
    ? { issue: 'id-too-long', reason: `The id is longer than ${LONGEST_ID} characters.` }
    : id;
}

/** An optional time: null where the cell is empty, an issue where it is no time. */
export function parseOptionalTime(cells: Cells, field = 'time'): number | null | RowIssue {
  const text = cells(field);
  if (text === '') return null;
  return (
    parseTime(text) ?? { issue: 'malformed-time', reason: `"${text.slice(0, 40)}" is not a date or time.` }
  );
}

/** An optional number within ±1,000,000,000. */
export function parseOptionalNumber(
  cells: Cells,
  field: string,
  issue: RowIssue['issue'],
): number | null | RowIssue {
  const text = cells(field);
  if (text === '') return null;
  const value = parseNumber(text);
  if (value === null) return { issue, reason: `"${text.slice(0, 40)}" is not a finite number.` };
  return Math.abs(value) > 1e9
    ? { issue, reason: `${text.slice(0, 40)} is out of any sensible range.` }
    : value;
}

/** An optional text, cut at `most` characters. */
export const optionalText = (cells: Cells, field: string, most = 500): string | null =>
  cells(field).slice(0, most) || null;

/** A number where the cell holds one between the bounds, else null: for details that are not worth losing a row. */
export function looseNumber(cells: Cells, field: string, min: number, max: number): number | null {
  const value = parseNumber(cells(field));
  return value !== null && value >= min && value <= max ? value : null;
}

/**
 * Pieces and the price of one. A broken quantity (0.35 kg) counts as one piece at the price of the whole, so that the amount
 * stays right.
 */
export function wholePieces(
  quantity: number | null,
  unitPrice: number | null,
): { quantity: number | null; unitPrice: number | null } {
  if (quantity === null || Number.isInteger(quantity))
    return { quantity: quantity === null ? null : Math.abs(quantity), unitPrice };
  return { quantity: 1, unitPrice: unitPrice === null ? null : unitPrice * Math.abs(quantity) };
}
