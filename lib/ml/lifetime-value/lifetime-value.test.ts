import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '@/lib/ml/random';
import {
  type BetaGeometricModel,
  betaGeometricModels,
  expectedFromNew,
  expectedOrders,
  fitBetaGeometric,
  probabilityAlive,
} from './beta-geometric';
import { byDay, observeBuyers } from './buyers';
import { simulateCohort } from './cohort.fixture';
import { expectedSpend, fitGammaGamma } from './gamma-gamma';
import { logGamma } from './log-gamma';
import { minimise } from './minimise';
import { valueInterval } from './value-interval';

const spend = { p: 6, q: 4, v: 15 };
const made = { r: 0.8, alpha: 6, a: 0.9, b: 2.5 };
const cohort = (model: BetaGeometricModel) => simulateCohort({ model, params: made, spend }, 4000, 52, 26, 7);

test('ln Γ is that of the factorials, of a half, and of tiny arguments', () => {
  expect(logGamma(1)).toBeCloseTo(0, 13);
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  expect(logGamma(1e-8)).toBeCloseTo(-Math.log(1e-8), 7);
});

test("the minimiser finds the floor of Rosenbrock's valley", () => {
  const found = minimise((at) => (1 - at[0]!) ** 2 + 100 * (at[1]! - at[0]! ** 2) ** 2, [-1.2, 1]);
  expect(found.isConverged).toBe(true);
  expect(found.at[0]).toBeCloseTo(1, 4);
  expect(found.at[1]).toBeCloseTo(1, 4);
});

test('orders of one day are one, those before the end are observed', () => {
  const orders = byDay({
    customers: 2,
    customerOf: Int32Array.of(1, 0, 0, 0, 1),
    dayOf: Int32Array.of(40, 17, 3, 17, 60),
    amountOf: Float64Array.of(9, 4, 5, 6, 7),
  });
  const { customerOf, frequency, recency, age, meanAmount } = observeBuyers(orders, 45);
  expect([...customerOf]).toEqual([0, 1]);
  expect([...frequency]).toEqual([1, 0]);
  expect([...recency]).toEqual([2, 0]);
  expect([...age]).toEqual([6, 0.71]);
  expect([...meanAmount]).toEqual([10, 0]);
});

describe.each(betaGeometricModels)('%s', (model) => {
  const { customers, buyers } = cohort(model);
  const fitted = fitBetaGeometric(model, buyers);

  test('finds the parameters that a cohort was made with, inside their intervals', () => {
    expect(fitted.isConverged).toBe(true);
    for (const [name, truth] of Object.entries(made)) {
      const { low, high } = fitted.estimates[name as 'r'];
      expect(truth).toBeGreaterThan(low!);
      expect(truth).toBeLessThan(high!);
    }
  });

  test('predicts what the cohort goes on to do, and who has left', () => {
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const predicted = sum(customers.map(({ x, last }) => expectedOrders(fitted, 26, x, last, 52)));
    expect(predicted / sum(customers.map(({ laterOrders }) => laterOrders))).toBeCloseTo(1, 1);
    const truth = { model, params: made };
    const alive = sum(customers.map(({ x, last }) => probabilityAlive(truth, x, last, 52)));
    expect(alive / customers.filter(({ isThere }) => isThere).length).toBeCloseTo(1, 1);
  });

  test('expectations start at 0, grow with time, and do not jump where a passes 1', () => {
    fc.assert(
      fc.property(
        fc.record({
          r: fc.double({ min: 0.05, max: 5, noNaN: true }),
          alpha: fc.double({ min: 0.1, max: 50, noNaN: true }),
          a: fc.double({ min: 0.05, max: 4, noNaN: true }),
          b: fc.double({ min: 0.05, max: 6, noNaN: true }),
        }),
        fc.integer({ min: 0, max: 30 }),
        (params, x) => {
          const one = { model, params };
          const values = [0, 1, 5, 40, 80].map((t) => expectedOrders(one, t, x, x > 0 ? 30 : 0, 40));
          expect(values[0]).toBe(0);
          for (let at = 1; at < values.length; at++)
            expect(values[at]!).toBeGreaterThan(values[at - 1]! - 1e-9);
          const near = (a: number) => expectedFromNew({ model, params: { ...params, a } }, 10);
          expect(near(1)).toBeCloseTo((near(1 - 1e-6) + near(1 + 1e-6)) / 2, 6);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  test('its expectation is that of its own buyers, drawn', () => {
    // a + b < 1: where the textbook formula has its pole
    const one = { model, params: { r: 0.7, alpha: 4, a: 0.4, b: 0.5 } };
    const drawn = simulateCohort({ ...one, spend }, 40_000, 0, 20, 3);
    const mean = drawn.customers.reduce((sum, { laterOrders }) => sum + laterOrders, 0) / 40_000;
    expect(expectedFromNew(one, 20) / mean).toBeCloseTo(1, 1);
  });

  test('expectations stay right where nobody leaves or all order alike', () => {
    // λ = r / α for all, p = a / (a + b) for all: orders while there are few chances to leave.
    const alike = { model, params: { r: 1e5, alpha: 1e6, a: 200, b: 1e6 } };
    expect(expectedOrders(alike, 10, 3, 20, 26)).toBeCloseTo(1, 2);
    const stay = { model, params: { r: 0.7, alpha: 9, a: 1e-6, b: 0.02 } };
    expect(expectedOrders(stay, 10, 3, 20, 26) / ((10 * 3.7) / 35)).toBeCloseTo(1, 2);
    const near = (a: number) =>
      expectedOrders({ model, params: { r: 60, alpha: 9, a, b: 2 } }, 10, 3, 20, 26);
    expect(near(1) / near(1.001)).toBeCloseTo(1, 2);
    const both = (a: number, r: number) =>
      expectedOrders({ model, params: { r, alpha: 9, a, b: 2 } }, 5, 2, 3, 4);
    expect(both(5.0001, 1) / both(4.9999, 1)).toBeCloseTo(1, 4);
    const edge = model === 'bg-nbd' ? 11 : 12;
    expect(both(3, edge + 0.0001) / both(3, edge - 0.0001)).toBeCloseTo(1, 4);
  });

  test('refuses buyers of whom none came back', () => {
    const none = { frequency: Int32Array.of(0, 0), recency: new Float64Array(2), age: Float64Array.of(3, 4) };
    expect(() => fitBetaGeometric(model, none)).toThrow('No customer ordered twice');
  });
});

test('one-time buyers are customers for ever in BG/NBD, not in MBG/NBD', () => {
  const params = { r: 0.5, alpha: 5, a: 0.8, b: 1.5 };
  expect(probabilityAlive({ model: 'bg-nbd', params }, 0, 0, 200)).toBe(1);
  expect(probabilityAlive({ model: 'mbg-nbd', params }, 0, 0, 200)).toBeLessThan(0.3);
});

test('Gamma-Gamma finds its parameters, and shrinks means towards that of all', () => {
  const { buyers, meanAmount } = cohort('mbg-nbd');
  const { estimates, params } = fitGammaGamma(buyers.frequency, meanAmount);
  for (const [name, truth] of Object.entries(spend)) {
    expect(truth).toBeGreaterThan(estimates[name as 'p'].low!);
    expect(truth).toBeLessThan(estimates[name as 'p'].high!);
  }
  const all = expectedSpend(params, 0, 0);
  expect(expectedSpend(params, 1, 3 * all)).toBeLessThan(expectedSpend(params, 10, 3 * all));
  expect(expectedSpend(params, 10, 3 * all)).toBeLessThan(3 * all);
  expect(() => fitGammaGamma(Int32Array.of(0, 2), Float64Array.of(0, 0))).toThrow(
    'No customer ordered twice',
  );
});

test('90 % intervals hold nine in ten of what customers go on to spend', () => {
  const params = { r: 2, alpha: 5, a: 0.4, b: 4 };
  const { customers } = simulateCohort({ model: 'mbg-nbd', params, spend }, 1000, 52, 52, 11);
  const orders = { model: 'mbg-nbd', params } as const;
  const random = createRandom(1);
  const held = customers.filter(({ x, last, meanAmount, laterMoney }) => {
    const buyer = { frequency: x, recency: last, age: 52, meanAmount };
    const { low, high } = valueInterval(orders, { params: spend }, buyer, 52, random);
    return laterMoney >= low && laterMoney <= high;
  });
  expect(held.length).toBeGreaterThan(880);
  expect(held.length).toBeLessThan(970);
});
