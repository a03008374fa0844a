import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Csr, csrFromRows } from '@/lib/ml/csr';
import { frequentItemsets } from './fp-growth';
import { rulesOf } from './rules';

const basketsOf = (rows: readonly (readonly number[])[], items: number): Csr =>
  csrFromRows(
    rows.map((row) => row.map((item) => [item, 1] as const)),
    items,
  );
const limits = { maxLength: 10, maxItemsets: 1_000_000 };

const ITEMS = 7;
const baskets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: ITEMS - 1 })), { maxLength: 25 });

test('finds the itemsets that counting every subset finds', () => {
  fc.assert(
    fc.property(
      baskets,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 5 }),
      (rows, minCount, maxLength) => {
        const expected: [string, number][] = [];
        for (let mask = 1; mask < 2 ** ITEMS; mask++) {
          const items = Array.from({ length: ITEMS }, (_, item) => item).filter((item) => mask & (1 << item));
          const count = rows.filter((row) => items.every((item) => row.includes(item))).length;
          if (items.length <= maxLength && count >= minCount) expected.push([items.join(), count]);
        }
        const found = frequentItemsets(basketsOf(rows, ITEMS), { minCount, maxLength, maxItemsets: 1000 });
        expect(found?.map(({ items, count }) => [items.join(), count]).sort()).toEqual(expected.sort());
      },
    ),
  );
});

test('rules are shares of the baskets', () => {
  fc.assert(
    fc.property(baskets, fc.double({ min: 0, max: 1, noNaN: true }), (rows, minConfidence) => {
      const itemsets = frequentItemsets(basketsOf(rows, ITEMS), { minCount: 1, ...limits }) ?? [];
      const rules = rulesOf(itemsets, rows.length, minConfidence);
      const share = (items: readonly number[]) =>
        rows.filter((row) => items.every((item) => row.includes(item))).length / rows.length;
      for (const { antecedent, consequent, support, confidence, lift } of rules) {
        const both = share([...antecedent, consequent]);
        expect(support).toBeCloseTo(both, 12);
        expect(confidence).toBeCloseTo(both / share(antecedent), 12);
        expect(confidence).toBeGreaterThanOrEqual(minConfidence);
        expect(lift).toBeCloseTo(both / share(antecedent) / share([consequent]), 10);
      }
    }),
    { numRuns: 30 },
  );
});

test('gives up on more itemsets than are wanted', () => {
  const rows = [[0, 1, 2, 3, 4, 5, 6]];
  expect(frequentItemsets(basketsOf(rows, 7), { minCount: 1, maxLength: 7, maxItemsets: 126 })).toBeNull();
  expect(frequentItemsets(basketsOf(rows, 7), { minCount: 1, maxLength: 7, maxItemsets: 127 })).toHaveLength(
    127,
  );
});

const file = `${process.env.KINDRED_TEST_DATA ?? '../shared/data'}/groceries-arules/transactions_long.csv`;
const title = 'the groceries of arules';
describe.skipIf(!existsSync(file))(
  existsSync(file) ? title : `${title} (skipped: the data is not beside the project)`,
  () => {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(1) : [];
    const parsed = lines.map((line) => {
      const comma = line.indexOf(',');
      return {
        basket: line.slice(0, comma),
        item: line
          .slice(comma + 1)
          .replaceAll('"', '')
          .trim(),
      };
    });
    const names = [...new Set(parsed.map(({ item }) => item))];
    const numbers = new Map(names.map((name, index) => [name, index]));
    const rows = new Map<string, number[]>();
    for (const { basket, item } of parsed)
      rows.set(basket, [...(rows.get(basket) ?? []), numbers.get(item)!]);
    const data = basketsOf([...rows.values()], names.length);
    const mine = (support: number) =>
      frequentItemsets(data, { minCount: Math.ceil(support * data.rows), ...limits }) ?? [];

    test.each([
      [0.05, 31],
      [0.01, 333],
      [0.005, 1001],
      [0.001, 13_492],
    ])('support %d: %i itemsets', (support, expected) => {
      expect(mine(support)).toHaveLength(expected);
    });

    test.each([
      [0.01, 0.3, 125],
      [0.01, 0.5, 15],
      [0.005, 0.5, 120],
      [0.001, 0.5, 5668],
    ])('support %d, confidence %d: %i rules', (support, confidence, expected) => {
      expect(rulesOf(mine(support), data.rows, confidence)).toHaveLength(expected);
    });

    test('instant food and soda lead to hamburger meat nineteen times as often as chance', () => {
      const [top] = rulesOf(mine(0.001), data.rows, 0.5).sort((a, b) => b.lift - a.lift);
      expect(top?.antecedent.map((item) => names[item]).sort()).toEqual(['Instant food products', 'soda']);
      expect(names[top?.consequent ?? -1]).toBe('hamburger meat');
      expect(top?.lift).toBeCloseTo(18.99565, 5);
      expect(top?.confidence).toBeCloseTo(0.631579, 6);
      expect(top?.support).toBeCloseTo(0.00122, 5);
    });
  },
);
