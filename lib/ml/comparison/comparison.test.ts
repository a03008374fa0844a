import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '@/lib/ml/random';
import { meanInterval, pairedTest, resampledMeans } from './bootstrap';
import { holm } from './holm';
import { normalTail } from './normal-tail';

const testOf = (a: number[], b: number[], seed = 1, resamples = 500) => {
  const [drawsA, drawsB] = resampledMeans([a, b], seed, resamples) as [Float64Array, Float64Array];
  return pairedTest(a, b, drawsA, drawsB);
};

describe('paired bootstrap', () => {
  test('an A/A comparison raises a false alarm in about 5 % of cases', () => {
    const random = createRandom(11);
    let alarms = 0;
    const rounds = 600;
    for (let round = 0; round < rounds; round++) {
      // The same customers, the same model: only noise tells the two apart.
      const customer = Array.from({ length: 120 }, () => random.next());
      const noisy = () => customer.map((value) => value + 0.3 * random.normal());
      if (testOf(noisy(), noisy(), round, 400).p < 0.05) alarms++;
    }
    expect(alarms / rounds).toBeGreaterThan(0.025);
    expect(alarms / rounds).toBeLessThan(0.085);
  });

  test('a model that is better for everyone is better, and the interval holds the difference', () => {
    const random = createRandom(3);
    const b = Array.from({ length: 300 }, () => random.next());
    const a = b.map((value) => value + 0.1);
    const { difference, relative, p, wins, ties, losses } = testOf(a, b);
    expect(difference.mean).toBeCloseTo(0.1, 10);
    expect(difference.low).toBeCloseTo(0.1, 6);
    expect(p).toBeLessThan(0.01);
    expect([wins, ties, losses]).toEqual([300, 0, 0]);
    expect(relative!.low).toBeGreaterThan(0);
  });

  test('a clear difference stays clear among the pairs of fifty models', () => {
    const random = createRandom(5);
    const b = Array.from({ length: 1000 }, () => random.next());
    const a = b.map((value) => value + 0.1 + 0.2 * random.normal());
    const { p } = testOf(a, b, 1, 2000);
    expect(p).toBeGreaterThan(0);
    expect(holm([p, ...Array.from({ length: 1224 }, () => 1)])[0]).toBeLessThan(0.001);
  });

  test('of few customers it is never told: p is no less than turning their signs could give', () => {
    const few = (customers: number) => {
      const b = Array.from({ length: customers }, (_, at) => 0.1 * at);
      return testOf(
        b.map((value, at) => value + 0.1 + 0.01 * at),
        b,
        1,
        2000,
      ).p;
    };
    expect([1, 2, 3, 4, 5, 6].map(few)).toEqual([1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32]);
    // Customers whom the two serve alike say nothing, however many they are.
    const alike = Array.from({ length: 50 }, () => 0.3);
    expect(testOf([...alike, 0.5, 0.7, 0.6], [...alike, 0.3, 0.4, 0.5]).p).toBeGreaterThanOrEqual(1 / 4);
  });

  test('the tail of the normal distribution', () => {
    expect(normalTail(2)).toBeCloseTo(0.0227501319482, 8);
    expect(normalTail(5) / 2.866515718791933e-7).toBeCloseTo(1, 8);
    expect(normalTail(10) / 7.61985302416047e-24).toBeCloseTo(1, 8);
  });

  test('the same lists are a tie with p = 1', () => {
    const a = [0, 0.5, 1, 0.2];
    expect(testOf(a, a)).toMatchObject({
      p: 1,
      wins: 0,
      ties: 4,
      losses: 0,
      difference: { mean: 0, low: 0, high: 0 },
    });
  });

  test('the interval of a mean narrows as customers grow and holds the mean', () => {
    const random = createRandom(5);
    const width = (n: number) => {
      const values = Array.from({ length: n }, () => random.next());
      const { mean, low, high } = meanInterval(values, resampledMeans([values], 2, 500)[0]!);
      expect(low).toBeLessThanOrEqual(mean);
      expect(high).toBeGreaterThanOrEqual(mean);
      return high - low;
    };
    expect(width(2000)).toBeLessThan(width(50) / 3);
  });
});

describe('Holm', () => {
  test('a known example', () => {
    const corrected = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((p, at) => expect(corrected[at]).toBeCloseTo(p, 12));
  });

  test('never below the raw p, never above 1, in the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (p) => {
        const corrected = holm(p);
        p.forEach((value, at) => {
          expect(corrected[at]).toBeGreaterThanOrEqual(value);
          expect(corrected[at]).toBeLessThanOrEqual(1);
          p.forEach((other, to) => {
            if (value < other) expect(corrected[at]).toBeLessThanOrEqual(corrected[to]!);
          });
        });
      }),
    );
  });
});
