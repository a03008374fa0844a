import { type CustomerRow, type ProductRow } from '@/lib/schemas/interaction';
import {
  cleanId,
  optionalText,
  parseIds,
  parseOptionalNumber,
  parseOptionalTime,
  wholePieces,
} from './cells';
import { fields, required } from './fields';
import { type Cells, type ImportFormat, type RowIssue } from './import-format';

/** "?" and its like are notes of the stock room, no titles. */
const isTitle = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Why a negative quantity says nothing of a customer; null where it is a return. */
function adjustment(quantity: number, order: string | null, customer: string): RowIssue | null {
  if (quantity >= 0 || (customer !== '' && (order === null || /^c\d/i.test(order)))) return null;
  return {
    issue: 'stock-adjustment',
    reason:
      customer === ''
        ? 'A negative quantity without a customer: a correction of the stock.'
        : 'A negative quantity on an order that was not cancelled: a correction of the stock.',
  };
}

function productOf(cells: Cells, productId: string, price: number | null): ProductRow {
  const title = optionalText(cells, 'title');
  return {
    productId,
    title: title !== null && isTitle(title) ? title : null,
    titleZh: null,
    description: null,
    descriptionZh: null,
    category: optionalText(cells, 'category', 200),
    brand: optionalText(cells, 'brand', 200),
    price,
    cost: null,
    stock: null,
    attributes: {},
  };
}

function customerOf(cells: Cells, customerId: string): CustomerRow | undefined {
  const country = optionalText(cells, 'country', 100);
  if (country === null) return undefined;
  return {
    customerId,
    name: null,
    email: null,
    country,
    city: null,
    birthYear: null,
    gender: null,
    joinedAt: null,
    attributes: {},
  };
}

/**
 * One line of an order a row. A customer's negative quantity on a cancelled order ("C…" number) or without an order number is
 * a return; any other is a stock adjustment, which says nothing of a customer. Lines without a price above 0 are gifts,
 * fees or corrections and are left out.
 */
export const orders: ImportFormat = {
  id: 'orders',
  fields: [
    fields.order,
    required(fields.productId),
    required(fields.customerId),
    required(fields.quantity),
    fields.time,
    fields.price,
    fields.title,
    fields.category,
    fields.brand,
    fields.country,
  ],
  parseRow(cells) {
    const quantity = parseOptionalNumber(cells, 'quantity', 'malformed-quantity');
    if (typeof quantity === 'object' && quantity !== null) return quantity;
    const session = cleanId(cells('order')).slice(0, 100) || null;
    const corrected = adjustment(quantity ?? 0, session, cleanId(cells('customerId')));
    if (corrected) return corrected;
    const ids = parseIds(cells);
    if ('issue' in ids) return ids;
    if (quantity === null || quantity === 0)
      return { issue: 'malformed-quantity', reason: 'The quantity is missing or 0.' };
    const unitPrice = parseOptionalNumber(cells, 'price', 'malformed-price');
    if (typeof unitPrice === 'object' && unitPrice !== null) return unitPrice;
    if (unitPrice !== null && unitPrice <= 0)
      return { issue: 'negative-price', reason: 'The price is 0 or below: a gift, a fee or a correction.' };
    const time = parseOptionalTime(cells);
    if (typeof time === 'object' && time !== null) return time;
    const pieces = wholePieces(quantity, unitPrice);
    return {
      // Written out, field by field: spreading objects is what takes the time on half a million rows.
      interaction: {
        customerId: ids.customerId,
        productId: ids.productId,
        kind: quantity < 0 ? 'return' : 'purchase',
        value: null,
        quantity: pieces.quantity,
        unitPrice: pieces.unitPrice,
        time,
        session,
      },
      product: productOf(cells, ids.productId, quantity > 0 ? unitPrice : null),
      customer: customerOf(cells, ids.customerId),
    };
  },
};
