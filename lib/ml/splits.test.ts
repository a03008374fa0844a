import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesOf, eventKinds } from './interactions';
import { splitEntries } from './splits';

const events = fc.array(
  fc.record({
    customer: fc.nat(5),
    item: fc.nat(7),
    kind: fc.nat(5),
    value: fc.integer({ min: 1, max: 5 }),
    time: fc.nat(1000),
  }),
  { minLength: 1, maxLength: 80 },
);
type Event = { customer: number; item: number; kind: number; value: number; time: number };

const logOf = (list: readonly Event[]) => ({
  customers: 6,
  items: 8,
  customerOf: Int32Array.from(list, (event) => event.customer),
  itemOf: Int32Array.from(list, (event) => event.item),
  kindOf: Uint8Array.from(list, (event) => event.kind),
  values: Float32Array.from(list, (event) => event.value),
  times: Float64Array.from(list, (event) => event.time),
});
const kind = (name: (typeof eventKinds)[number]) => eventKinds.indexOf(name);

test('entries are unique pairs, by customer and then by time', () => {
  fc.assert(
    fc.property(
      events,
      fc.constantFrom('binary' as const, 'ratings' as const, 'implicit' as const),
      (list, feedback) => {
        const entries = entriesOf(logOf(list), feedback);
        const pairs = Array.from(entries.customerOf, (customer, at) => `${customer},${entries.itemOf[at]}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        for (let at = 1; at < pairs.length; at++) {
          const step = entries.customerOf[at]! - entries.customerOf[at - 1]!;
          expect(step > 0 || (step === 0 && entries.times[at]! >= entries.times[at - 1]!)).toBe(true);
        }
      },
    ),
  );
});

test('the latest rating counts; a return cancels a purchase; weights add up', () => {
  const at = (name: (typeof eventKinds)[number], time: number, value = 1) => ({
    customer: 0,
    item: 0,
    kind: kind(name),
    value,
    time,
  });
  expect([...entriesOf(logOf([at('rating', 2, 2), at('rating', 1, 5)]), 'ratings').weights]).toEqual([2]);
  expect(entriesOf(logOf([at('purchase', 1), at('return', 2)]), 'binary').weights).toHaveLength(0);
  expect([
    ...entriesOf(logOf([at('view', 1), at('cart', 2), at('purchase', 3)]), 'implicit').weights,
  ]).toEqual([9]);
});

test('leave-last-one-out holds out the latest of everyone with two or more', () => {
  fc.assert(
    fc.property(events, (list) => {
      const entries = entriesOf(logOf(list), 'binary');
      const held = splitEntries(entries, { kind: 'leave-last-one-out', testRatio: 0.2, seed: 1 });
      for (let at = 0; at < held.length; at++) {
        const isLast = entries.customerOf[at + 1] !== entries.customerOf[at];
        const isOnly = isLast && entries.customerOf[at - 1] !== entries.customerOf[at];
        expect(held[at]).toBe(isLast && !isOnly ? 1 : 0);
      }
    }),
  );
});

test('the random split is the same for the same seed, keeps everyone in train, and the temporal one cuts by time', () => {
  fc.assert(
    fc.property(events, fc.nat(), (list, seed) => {
      const entries = entriesOf(logOf(list), 'binary');
      const split = () => splitEntries(entries, { kind: 'random', testRatio: 0.3, seed });
      expect(split()).toEqual(split());
      const kept = new Set(Array.from(entries.customerOf).filter((_, at) => split()[at] === 0));
      expect(kept).toEqual(new Set(entries.customerOf));
      if (entries.times.length === 0) return;
      const cut = splitEntries(entries, { kind: 'temporal', testRatio: 0.3, seed });
      const times = (part: number) => Array.from(entries.times).filter((_, at) => cut[at] === part);
      expect(Math.max(-Infinity, ...times(0))).toBeLessThan(Math.min(Infinity, ...times(1)));
    }),
  );
});

test('a split by time without times says what to do', () => {
  const log = {
    ...logOf([{ customer: 0, item: 0, kind: 0, value: 1, time: 1 }]),
    times: Float64Array.of(Number.NaN),
  };
  expect(() => splitEntries(entriesOf(log, 'binary'), { kind: 'temporal', testRatio: 0.2, seed: 1 })).toThrow(
    'choose the random split',
  );
});

test('the parts of a cross-validation hold every entry of a customer with two or more out exactly once', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 2, max: 6 }), (list, folds) => {
      const entries = entriesOf(logOf(list), 'binary');
      const held = new Int32Array(entries.itemOf.length);
      for (let fold = 0; fold < folds; fold++)
        splitEntries(entries, { kind: 'k-fold', testRatio: 0.2, folds, fold, seed: 3 }).forEach(
          (flag, at) => (held[at]! += flag),
        );
      const sizes = new Map<number, number>();
      for (const customer of entries.customerOf) sizes.set(customer, (sizes.get(customer) ?? 0) + 1);
      held.forEach((times, at) => expect(times).toBe(sizes.get(entries.customerOf[at]!)! > 1 ? 1 : 0));
    }),
  );
});

test('a split by item holds out the share of every item, and nobody loses everything', () => {
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 100 }), (list, seed) => {
      const entries = entriesOf(logOf(list), 'binary');
      const held = splitEntries(entries, { kind: 'random', testRatio: 0.4, seed, stratify: 'item' });
      const [all, kept] = [new Map<number, number>(), new Map<number, number>()];
      const out = new Map<number, number>();
      const count = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + 1);
      entries.itemOf.forEach((item, at) => {
        count(all, item);
        if (held[at] === 1) count(out, item);
        else count(kept, entries.customerOf[at]!);
      });
      for (const [item, size] of all) expect(out.get(item) ?? 0).toBeLessThanOrEqual(Math.round(0.4 * size));
      for (const customer of entries.customerOf) expect(kept.get(customer)).toBeGreaterThan(0);
    }),
  );
  const full = Array.from({ length: 48 }, (_, at) => ({
    customer: at % 6,
    item: Math.floor(at / 6),
    kind: kind('view'),
    value: 1,
    time: at,
  }));
  const entries = entriesOf(logOf(full), 'binary');
  const held = splitEntries(entries, { kind: 'random', testRatio: 0.5, seed: 1, stratify: 'item' });
  const byItem = Array.from({ length: 8 }, (_, item) =>
    entries.itemOf.reduce((sum, of, at) => sum + (of === item ? held[at]! : 0), 0),
  );
  expect(byItem).toEqual(Array.from({ length: 8 }, () => 3));
});
