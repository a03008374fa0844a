import { type InteractionKind } from '@/lib/schemas/interaction';
import { optionalText, parseIds, parseOptionalNumber, parseOptionalTime } from './cells';
import { fields, required } from './fields';
import { type ImportFormat } from './import-format';

/** The words that files use for each kind. */
const words: Readonly<Record<InteractionKind, readonly string[]>> = {
  view: ['view', 'click', 'pageview', 'pv', 'visit', 'detail', 'impression', '浏览', '点击', '查看'],
  cart: [
    'cart',
    'addtocart',
    'add',
    'basket',
    'wishlist',
    'fav',
    'favorite',
    '加购',
    '购物车',
    '加入购物车',
    '收藏',
  ],
  purchase: ['purchase', 'buy', 'order', 'transaction', 'sale', 'bought', '购买', '下单', '支付', '成交'],
  rating: ['rating', 'rate', 'review', '评分', '评价'],
  use: ['use', 'play', 'watch', 'read', 'listen', '使用', '播放', '观看', '阅读'],
  return: ['return', 'refund', 'cancel', '退货', '退款'],
};
const kindOf = new Map(
  Object.entries(words).flatMap(([kind, list]) =>
    list.map((word) => [word, kind as InteractionKind] as const),
  ),
);

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
    const quantity = parseOptionalNumber(cells, 'quantity', 'malformed-quantity');
    if (typeof quantity === 'object' && quantity !== null) return quantity;
    const unitPrice = parseOptionalNumber(cells, 'price', 'malformed-price');
    if (typeof unitPrice === 'object' && unitPrice !== null) return unitPrice;
    if (unitPrice !== null && unitPrice < 0)
      return { issue: 'negative-price', reason: 'The price is below 0.' };
    const time = parseOptionalTime(cells);
    if (typeof time === 'object' && time !== null) return time;
    const isReturn = kind === 'purchase' && quantity !== null && quantity < 0;
    const pieces = quantity === null ? null : Math.abs(Math.round(quantity));
    return {
      interaction: {
        ...ids,
        kind: isReturn ? 'return' : kind,
        value,
        quantity: pieces,
        unitPrice,
        time,
        session: optionalText(cells, 'session', 100),
      },
    };
  },
};
