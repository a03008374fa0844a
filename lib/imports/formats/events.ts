import { type InteractionKind } from '@/lib/schemas/interaction';
import { optionalText, parseIds, parseOptionalNumber, parseOptionalTime, wholePieces } from './cells';
import { fields, required } from './fields';
import { type ImportFormat, type RowIssue } from './import-format';

/** The words that files use for each kind. */
const words: Readonly<Record<InteractionKind, readonly string[]>> = {
  view: [
    'view',
    'click',
    'clicks',
    'pageview',
    'productview',
    'viewitem',
    'pv',
    'visit',
    'detail',
    'impression',
    'browse',
    '浏览',
    '点击',
    '查看',
    '访问',
  ],
  cart: [
    'cart',
    'addtocart',
    'add',
    'basket',
    'wishlist',
    'fav',
    'favorite',
    'carts',
    'additem',
    'addtobasket',
    'like',
    'favourite',
    '加购',
    '加购物车',
    '购物车',
    '加入购物车',
    '收藏',
  ],
  purchase: [
    'purchase',
    'buy',
    'order',
    'orders',
    'transaction',
    'sale',
    'bought',
    'checkout',
    'paid',
    '购买',
    '下单',
    '支付',
    '付款',
    '成交',
  ],
  rating: ['rating', 'rate', 'review', '评分', '评价'],
  use: ['use', 'play', 'watch', 'read', 'listen', '使用', '播放', '观看', '阅读'],
  return: ['return', 'refund', 'cancel', '退货', '退款'],
};
const kindOf = new Map(
  Object.entries(words).flatMap(([kind, list]) =>
    list.map((word) => [word, kind as InteractionKind] as const),
  ),
);

/** What the value of an event may not be, given its kind. */
function wrongValue(kind: InteractionKind, value: number | null): RowIssue | null {
  if (kind === 'rating' && value === null)
    return { issue: 'malformed-value', reason: 'The row is a rating without a value.' };
  if (kind === 'use' && value !== null && value < 0)
    return { issue: 'value-off-scale', reason: 'The amount of use is below 0.' };
  return null;
}

/** One event a row: who, what, which kind (a view where the file does not say). */
export const events: ImportFormat = {
  id: 'events',
  fields: [
    required(fields.customerId),
    required(fields.productId),
    fields.type,
    fields.value,
    fields.time,
    fields.quantity,
    fields.price,
    fields.session,
  ],
  parseRow(cells) {
    const ids = parseIds(cells);
    if ('issue' in ids) return ids;
    const word = cells('type');
    const kind = word === '' ? 'view' : kindOf.get(word.toLowerCase().replace(/[\s_-]/g, ''));
    if (!kind)
      return {
        issue: 'unknown-event-type',
        reason: `"${word.slice(0, 40)}" is no known type of event: use view, cart, purchase, rating, use or return.`,
      };
    const value = parseOptionalNumber(cells, 'value', 'malformed-value');
    if (typeof value === 'object' && value !== null) return value;
    const wrong = wrongValue(kind, value);
    if (wrong) return wrong;
    const quantity = parseOptionalNumber(cells, 'quantity', 'malformed-quantity');
    if (typeof quantity === 'object' && quantity !== null) return quantity;
    const unitPrice = parseOptionalNumber(cells, 'price', 'malformed-price');
    if (typeof unitPrice === 'object' && unitPrice !== null) return unitPrice;
    if (unitPrice !== null && unitPrice < 0)
      return { issue: 'negative-price', reason: 'The price is below 0.' };
    const time = parseOptionalTime(cells);
    if (typeof time === 'object' && time !== null) return time;
    const isReturn = kind === 'purchase' && quantity !== null && quantity < 0;
    const pieces = wholePieces(quantity, unitPrice);
    return {
      interaction: {
        customerId: ids.customerId,
        productId: ids.productId,
        kind: isReturn ? 'return' : kind,
        value,
        quantity: pieces.quantity,
        unitPrice: pieces.unitPrice,
        time,
        session: optionalText(cells, 'session', 100),
      },
    };
  },
};
