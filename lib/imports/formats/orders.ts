import { cleanId, optionalText, parseIds, parseOptionalNumber, parseOptionalTime } from './cells';
import { fields, required } from './fields';
import { type ImportFormat, type ParsedRow } from './import-format';

/** Titles that are notes of the stock room rather than names: "damages", "?" (the shop writes names in capitals). */
const isNote = (title: string) => title === title.toLowerCase() && !/\d{3}|[\u4e00-\u9fff]/.test(title);

/**
 * One line of an order a row. A negative quantity on a cancelled order ("C…" number) or without an order number is a return;
 * on any other order it is a stock adjustment, which says nothing of the customer. Lines without a price above 0 are gifts,
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
    fields.country,
  ],
  parseRow(cells) {
    const ids = parseIds(cells);
    if ('issue' in ids) return ids;
    const quantity = parseOptionalNumber(cells, 'quantity', 'malformed-quantity');
    if (typeof quantity === 'object' && quantity !== null) return quantity;
    if (quantity === null || quantity === 0)
      return { issue: 'malformed-quantity', reason: 'The quantity is missing or 0.' };
    const unitPrice = parseOptionalNumber(cells, 'price', 'malformed-price');
    if (typeof unitPrice === 'object' && unitPrice !== null) return unitPrice;
    if (unitPrice !== null && unitPrice <= 0)
      return { issue: 'negative-price', reason: 'The price is 0 or below: a gift, a fee or a correction.' };
    const time = parseOptionalTime(cells);
    if (typeof time === 'object' && time !== null) return time;
    const session = cleanId(cells('order')).slice(0, 100) || null;
    if (quantity < 0 && session !== null && !/^c/i.test(session))
      return {
        issue: 'stock-adjustment',
        reason: 'A negative quantity on an order that was not cancelled: a correction of the stock.',
      };
    const title = optionalText(cells, 'title');
    const row: ParsedRow = {
      interaction: {
        ...ids,
        kind: quantity < 0 ? 'return' : 'purchase',
        value: null,
        quantity: Math.abs(Math.round(quantity)),
        unitPrice,
        time,
        session,
      },
      product: {
        productId: ids.productId,
        title: title !== null && !isNote(title) ? title : null,
        titleZh: null,
        description: null,
        descriptionZh: null,
        category: optionalText(cells, 'category', 200),
        brand: null,
        price: quantity > 0 ? unitPrice : null,
        cost: null,
        stock: null,
        attributes: {},
      },
    };
    const country = optionalText(cells, 'country', 100);
    if (country === null) return row;
    return {
      ...row,
      customer: {
        customerId: ids.customerId,
        name: null,
        email: null,
        country,
        city: null,
        birthYear: null,
        gender: null,
        joinedAt: null,
        attributes: {},
      },
    };
  },
};
