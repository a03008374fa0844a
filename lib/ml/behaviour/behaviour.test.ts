import { describe, expect, test } from 'vitest';
import { createRandom } from '@/lib/ml/random';
import { type BehaviourLog, DAY } from './behaviour-log';
import { featuresAt } from './features-at';
import { fitBehaviour } from './fit-behaviour';
import { customersAt, outcomesAfter, TooFewOutcomes } from './outcomes';

const [VIEW, PURCHASE, RETURN] = [0, 2, 5];

interface Event {
  readonly customer: number;
  readonly day: number;
  readonly kind: number;
  readonly money?: number;
}

function logOf(customers: number, events: readonly Event[]): BehaviourLog {
  const sorted = [...events].sort((a, b) => a.customer - b.customer || a.day - b.day);
  return {
    customers,
    customerOf: Int32Array.from(sorted, ({ customer }) => customer),
    kindOf: Int32Array.from(sorted, ({ kind }) => kind),
    times: Float64Array.from(sorted, ({ day }) => day * DAY),
    money: Float64Array.from(sorted, ({ money }) => money ?? Number.NaN),
    pieces: new Float64Array(sorted.length).fill(1),
    orderOf: Int32Array.from(sorted, ({ day }) => Math.floor(day)),
    categoryOf: new Int32Array(sorted.length).fill(-1),
    categories: [],
    country: new Array<null>(customers).fill(null),
    channel: new Array<null>(customers).fill(null),
  };
}

/** Half of the customers order about every week, half about every ten weeks. */
function someShop(customers: number, days: number): BehaviourLog {
  const random = createRandom(5);
  const events: Event[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const gap = customer % 2 === 0 ? 7 : 70;
    for (let day = random.next() * 10; day < days; day += gap * (0.5 + random.next())) {
      events.push({ customer, day, kind: PURCHASE, money: 10 });
      if (random.next() < 0.2) events.push({ customer, day: day + 0.5, kind: VIEW });
    }
  }
  return logOf(customers, events);
}

const question = { target: 'buys', window: 30 * DAY, kind: -1, category: -1 } as const;
const task = {
  log: someShop(900, 150),
  question,
  algorithm: 'tree',
  now: 150 * DAY,
  seed: 1,
  fewest: 50,
} as const;
const quiet = () => {};

describe('features and outcomes', () => {
  const log = logOf(3, [
    { customer: 0, day: 1, kind: PURCHASE, money: 30 },
    { customer: 0, day: 1.2, kind: PURCHASE, money: 10 },
    { customer: 0, day: 11, kind: PURCHASE, money: 20 },
    { customer: 0, day: 12, kind: RETURN, money: 20 },
    { customer: 0, day: 25, kind: PURCHASE, money: 1000 },
    { customer: 1, day: 5, kind: VIEW },
    { customer: 2, day: 21, kind: PURCHASE, money: 5 },
  ]);
  const window = 10 * DAY;
  const cut = 20 * DAY;

  test('are counted up to the cut-off, and no further', () => {
    const known = customersAt(log, { ...question, window }, cut);
    expect([...known]).toEqual([0, 1]);
    const { columns } = featuresAt(log, known, cut, window);
    const of = (name: string) => [...(columns.find((column) => column.name === name)?.values ?? [])];
    expect(of('orders')).toEqual([2, 0]);
    expect(of('orders-window')).toEqual([1, 0]);
    expect(of('days-since-order')).toEqual([9, Number.NaN]);
    expect(of('order-gap-days')).toEqual([10, Number.NaN]);
    expect(of('spend')).toEqual([40, 0]);
    expect(of('returns')).toEqual([1, 0]);
    expect(of('tenure-days')).toEqual([19, 15]);
  });

  test('what comes after the cut-off changes no feature', () => {
    const known = customersAt(log, { ...question, window }, cut);
    const upTo = [...log.times.keys()].filter((at) => log.times[at]! < cut);
    const pick = <T extends Int32Array | Float64Array>(values: T) =>
      values.filter((_, at) => upTo.includes(at)) as T;
    const past: BehaviourLog = {
      ...log,
      customerOf: pick(log.customerOf),
      kindOf: pick(log.kindOf),
      times: pick(log.times),
      money: pick(log.money),
      pieces: pick(log.pieces),
      orderOf: pick(log.orderOf),
      categoryOf: pick(log.categoryOf),
    };
    expect(featuresAt(past, known, cut, window)).toEqual(featuresAt(log, known, cut, window));
  });

  test('buying, churning and responding', () => {
    const everybody = Int32Array.of(0, 1, 2);
    const of = (target: 'buys' | 'churns' | 'responds', kind = -1) => [
      ...outcomesAfter(log, { target, window, kind, category: -1 }, cut, everybody),
    ];
    expect(of('buys')).toEqual([1, 0, 1]);
    expect(of('churns')).toEqual([0, 1, 0]);
    expect(of('responds', VIEW)).toEqual([0, 0, 0]);
    // Only who ordered within the window before can churn.
    expect([...customersAt(log, { ...question, target: 'churns', window }, cut)]).toEqual([0]);
  });
});

describe('a model', () => {
  test('learns what tells, is judged on a later window, and predicts who is there now', () => {
    const fitted = fitBehaviour(task, quiet);
    expect(fitted.judged.rocArea.low).toBeGreaterThan(0.85);
    expect(fitted.outOfBag).toBeNull();
    expect(fitted.trainAt).toBe(90 * DAY);
    expect(fitted.judgeAt).toBe(120 * DAY);
    expect(fitted.probabilities).toHaveLength(fitted.customers.length);
    const mean = (parity: number) => {
      const some = fitted.probabilities.filter((_, at) => (fitted.customers[at] ?? 0) % 2 === parity);
      return some.reduce((a, b) => a + b, 0) / some.length;
    };
    expect(mean(0)).toBeGreaterThan(mean(1) + 0.4);
    expect(fitBehaviour(task, quiet)).toEqual(fitted);
  });

  test('a forest brings a tree along that follows it', () => {
    const fitted = fitBehaviour({ ...task, algorithm: 'forest' }, quiet);
    expect(fitted.judged.rocArea.value).toBeGreaterThan(0.85);
    expect(fitted.fidelity).toBeGreaterThan(0.7);
    // As good as on the later window, for the customers go on as they were; better than the base rate alone.
    const { rows, brier, rocArea: area } = fitted.outOfBag ?? { rows: 0, brier: 1, rocArea: 0 };
    const base = fitted.train.positives / fitted.train.customers;
    expect(rows).toBe(fitted.train.customers);
    expect(brier).toBeLessThan(base * (1 - base));
    expect(Math.abs(area - fitted.judged.rocArea.value)).toBeLessThan(0.05);
    expect(fitted.nodes.length).toBeGreaterThan(1);
  });

  test('says so where an outcome is too rare', () => {
    expect(() => fitBehaviour({ ...task, fewest: 5000 }, quiet)).toThrow(TooFewOutcomes);
  });
});
