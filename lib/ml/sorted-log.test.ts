import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedLog, timeOrFirst } from './sorted-log';

test('the order is by customer, item and time, unknown times first, equal ones as logged', () => {
  const event = fc.record({
    customer: fc.nat(3),
    item: fc.nat(4),
    time: fc.oneof(fc.nat(9), fc.constant(Number.NaN)),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const order = sortedLog({
        customers: 4,
        items: 5,
        customerOf: Int32Array.from(events, ({ customer }) => customer),
        itemOf: Int32Array.from(events, ({ item }) => item),
        times: Float64Array.from(events, ({ time }) => time),
      });
      const keys = events.map(
        ({ customer, item, time }, at) => [customer, item, timeOrFirst(time), at] as const,
      );
      const expected = [...keys].sort(
        (a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] === b[2] ? 0 : a[2] - b[2]) || a[3] - b[3],
      );
      expect([...order]).toEqual(expected.map(([, , , at]) => at));
    }),
  );
});
