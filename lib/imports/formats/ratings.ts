import { parseIds, parseOptionalNumber, parseOptionalTime } from './cells';
import { fields, required } from './fields';
import { type ImportFormat, type RowIssue } from './import-format';

/** What no rating scale reaches. */
const HIGHEST = 1_000_000;

/** One rating a row: customer, product, value, perhaps a time. */
export const ratings: ImportFormat = {
  id: 'ratings',
  fields: [required(fields.customerId), required(fields.productId), required(fields.rating), fields.time],
  parseRow(cells) {
    const ids = parseIds(cells);
    if ('issue' in ids) return ids;
    const value = parseOptionalNumber(cells, 'rating', 'malformed-value');
    if (value === null)
      return { issue: 'malformed-value', reason: 'The row has no rating.' } satisfies RowIssue;
    if (typeof value === 'object') return value;
    if (Math.abs(value) > HIGHEST)
      return { issue: 'value-off-scale', reason: `A rating of ${value} is off any scale.` };
    const time = parseOptionalTime(cells);
    if (typeof time === 'object' && time !== null) return time;
    return {
      interaction: {
        customerId: ids.customerId,
        productId: ids.productId,
        kind: 'rating',
        value,
        quantity: null,
        unitPrice: null,
        time,
        session: null,
      },
    };
  },
};
