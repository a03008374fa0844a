import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankingMetrics } from './ranking';

const by = Object.fromEntries(rankingMetrics.map((metric) => [metric.id, metric]));

test('by hand: hits at places 1 and 3 of 5, three relevant', () => {
  const judgement = { ranked: [7, 1, 8, 2, 3], relevant: new Set([7, 8, 9]), k: 5 };
  const of = (id: string) => by[id]?.of(judgement);
  expect(of('precision')).toBeCloseTo(2 / 5);
  expect(of('recall')).toBeCloseTo(2 / 3);
  expect(of('hit-rate')).toBe(1);
  expect(of('mrr')).toBe(1);
  expect(of('map')).toBeCloseTo((1 + 2 / 3) / 3);
  expect(of('ndcg')).toBeCloseTo((1 + 0.5) / (1 + 1 / Math.log2(3) + 0.5));
});

test('the two averages of precision differ where more is relevant than there are places', () => {
  const judgement = { ranked: [1], relevant: new Set([1, 2, 3]), k: 1 };
  expect(by['map']?.of(judgement)).toBeCloseTo(1 / 3);
  expect(by['map-truncated']?.of(judgement)).toBe(1);
});

test.each(rankingMetrics.map((metric) => [metric.id, metric] as const))(
  '%s lies in 0..1, is 0 without a hit and best for the perfect ranking',
  (_id, metric) => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 10 }),
        fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 12 }),
        (ranked, relevant) => {
          const set = new Set(relevant);
          const value = metric.of({ ranked, relevant: set, k: 10 });
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
          if (!ranked.some((item) => set.has(item))) expect(value).toBe(0);
          expect(metric.of({ ranked: relevant.slice(0, 10), relevant: set, k: 10 })).toBeGreaterThanOrEqual(
            value - 1e-12,
          );
        },
      ),
    );
  },
);
