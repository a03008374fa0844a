import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { csrFromTriples } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/history';
import { createRandom } from '@/lib/ml/random';
import { defineRecommender, type TrainingData } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { itemKnn } from '@/lib/ml/recommenders/item-knn';
import { splitMatrix } from '@/lib/ml/split-matrices';
import { rungsOf } from './halving';
import { pickCustomers } from './pick-customers';
import { searchParams } from './search-params';
import { drawSetting, gridOf, moveOne } from './search-space';
import type { SearchOptions } from './setting-judge';
import { validationSplit } from './validation-split';

/** Customers of two tastes, with popular items among both. */
function shop(customers: number, items: number): TrainingData {
  const random = createRandom(2);
  const [rows, columns]: [number[], number[]] = [[], []];
  for (let row = 0; row < customers; row++)
    for (let item = 0; item < items; item++)
      if (random.next() < (item % 2 === row % 2 ? 0.5 : 0.05) / (1 + item / items)) {
        rows.push(row);
        columns.push(item);
      }
  return csrFromTriples(
    Int32Array.from(rows),
    Int32Array.from(columns),
    new Float32Array(rows.length).fill(1),
    customers,
    items,
  );
}
const data = shop(120, 40);
const options: SearchOptions = {
  method: 'random',
  trials: 6,
  params: {},
  split: { kind: 'random', testRatio: 0.2, seed: 4 },
  k: 5,
  seed: 4,
};

const defaults = z.record(z.string(), z.union([z.number(), z.string()])).parse(itemKnn.params.parse({}));

const ranges = {
  l2: { from: 1, to: 1000, scale: 'log' },
  share: { from: 0, to: 1, scale: 'linear' },
  size: { from: 2, to: 9, scale: 'linear', whole: true },
  kind: { values: ['a', 'b', 'c'] },
} as const;

describe('the space', () => {
  test('drawn settings lie within their ranges, whole where they must be', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { l2, share, size, kind } = drawSetting(ranges, createRandom(seed));
        expect(l2).toBeGreaterThanOrEqual(1);
        expect(l2).toBeLessThanOrEqual(1000);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(Number.isInteger(size)).toBe(true);
        expect(['a', 'b', 'c']).toContain(kind);
      }),
    );
  });

  test('a logarithmic range is drawn by order of magnitude', () => {
    const random = createRandom(1);
    const low = Array.from({ length: 3000 }, () => Number(drawSetting(ranges, random)['l2'])).filter(
      (value) => value < 10,
    );
    expect(low.length / 3000).toBeCloseTo(1 / 3, 1);
  });

  test('a move changes one parameter, to a value near by or another of the list', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('l2', 'share', 'size', 'kind'), (seed, name) => {
        const random = createRandom(seed);
        const before = drawSetting(ranges, random);
        const range = ranges[name];
        const after = moveOne(before, name, range, random);
        for (const other of Object.keys(ranges)) if (other !== name) expect(after[other]).toBe(before[other]);
        if (name === 'kind') expect(after['kind']).not.toBe(before['kind']);
        if (name === 'share')
          expect(Math.abs(Number(after['share']) - Number(before['share']))).toBeLessThanOrEqual(0.2501);
        if ('from' in range) expect(Number(after[name])).toBeGreaterThanOrEqual(range.from);
      }),
    );
  });

  test('a grid is as fine as the trials allow and no finer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (most) => {
        const grid = gridOf(ranges, most);
        expect(grid.length).toBeLessThanOrEqual(most);
        expect(new Set(grid.map((setting) => JSON.stringify(setting))).size).toBe(grid.length);
      }),
    );
    expect(gridOf({ l2: ranges.l2 }, 3)).toEqual([{ l2: 3.162 }, { l2: 31.62 }, { l2: 316.2 }]);
    expect(gridOf(ranges, 24)).toHaveLength(24);
  });
});

describe('rounds of successive halving', () => {
  test('a known example', () => {
    expect(rungsOf(20, 943)).toEqual([
      { settings: 20, budget: 1 / 9 },
      { settings: 7, budget: 1 / 3 },
      { settings: 3, budget: 1 },
    ]);
  });

  test('end with all customers, and start with a hundred or all', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 100_000 }),
        (settings, customers) => {
          const rungs = rungsOf(settings, customers);
          expect(rungs[0]!.settings).toBe(settings);
          expect(rungs.at(-1)!.budget).toBe(1);
          expect(rungs[0]!.budget * customers).toBeGreaterThanOrEqual(Math.min(100, customers) - 1e-6);
        },
      ),
    );
  });

  test('a share of the customers keeps their entries, order and times', () => {
    const seconds = Uint32Array.from(data.indices, (_, at) => 1 + ((at * 7919) % 1000));
    const order = Int32Array.from({ length: data.indices.length }, (_, at) => at);
    for (let row = 0; row < data.rows; row++)
      order.subarray(data.indptr[row], data.indptr[row + 1]).sort((a, b) => seconds[a]! - seconds[b]!);
    const part = splitMatrix({ ...data, order, seconds }, options.split);
    const [small, large] = [pickCustomers(part, 1 / 9, 3), pickCustomers(part, 1 / 3, 3)];
    expect(small.train.rows).toBe(14);
    expect(small.test.rows).toBe(14);
    expect(large.train.rows).toBe(40);
    const listsOf = (picked: TrainingData) =>
      Array.from({ length: picked.rows }, (_, row) => [...historyOf(picked, row).items].join());
    const all = new Set(listsOf(part.train));
    for (const list of listsOf(large.train)) expect(all).toContain(list);
    const larger = new Set(listsOf(large.train));
    for (const list of listsOf(small.train)) expect(larger).toContain(list);
    const { train } = large;
    for (let row = 0; row < train.rows; row++) {
      const own = [...train.order!.subarray(train.indptr[row], train.indptr[row + 1])];
      const ages = own.map((at) => train.seconds![at]!);
      expect(ages).toEqual([...ages].sort((a, b) => a - b));
    }
  });
});

describe.each(['grid', 'random', 'successive-halving'] as const)('%s', (method) => {
  const big = method === 'successive-halving' ? shop(400, 30) : data;
  const search = () => searchParams(itemKnn, big, { ...options, method });

  test('finds the best of what it tried, the same each time', async () => {
    const { trials, best } = await search();
    expect(trials.length).toBeGreaterThan(2);
    expect(trials.length).toBeLessThanOrEqual(6);
    const whole = trials.filter(({ budget }) => budget === 1);
    expect(best.value).toBe(Math.max(...whole.map(({ value }) => value)));
    expect(await search()).toEqual({ trials, best });
    if (method === 'successive-halving') expect(whole.length).toBeLessThan(trials.length);
  });
});

test('the first random trial has the defaults; fixed parameters stay as they are', async () => {
  const { trials } = await searchParams(itemKnn, data, { ...options, params: { shrinkage: 3 } });
  expect(trials[0]!.params).toMatchObject({ k: 100, shrinkage: 3 });
  for (const { params } of trials) expect(params['shrinkage']).toBe(3);
});

test('sees no more than train: the search is the same whatever was held out', async () => {
  const seen: TrainingData[] = [];
  const spy = defineRecommender({
    id: 'popularity',
    title: 'Spy',
    source: 'test',
    params: z.object({ a: z.number().default(1) }),
    traits: { explains: 'none', feedback: 'binary' },
    ranges: { a: { from: 1, to: 2, scale: 'linear' } },
    cost: () => ({ operations: 0, bytes: 0 }),
    fit(inner) {
      seen.push(inner);
      return { items: inner.cols };
    },
    open: () => ({ score: (_, out) => out.fill(0) }),
  });
  const { train, test: held } = splitMatrix(data, { kind: 'random', testRatio: 0.25, seed: 8 });
  await searchParams(spy, train, { ...options, repeats: 2 });
  expect(seen).toHaveLength(12);
  for (const inner of seen) {
    expect(inner.indices.length).toBeLessThan(train.indices.length);
    for (let row = 0; row < train.rows; row++) {
      const known = new Set(historyOf(train, row).items);
      for (const item of historyOf(inner, row).items) expect(known).toContain(item);
      for (const item of historyOf(held, row).items) expect(historyOf(inner, row).items).not.toContain(item);
    }
  }
});

test('trials are told and timed, progress grows to 1, and a cancel stops the search', async () => {
  let now = 0;
  const told: number[] = [];
  const progress: number[] = [];
  await searchParams(
    itemKnn,
    data,
    { ...options, trials: 3 },
    {
      clock: () => (now += 2),
      onTrial: ({ seconds }) => told.push(seconds),
      progress: (fraction) => progress.push(fraction),
    },
  );
  expect(told).toEqual([2, 2, 2]);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.at(-1)).toBeCloseTo(1, 9);
  await expect(
    searchParams(itemKnn, data, options, {
      progress: () => {
        throw new Error('cancelled');
      },
    }),
  ).rejects.toThrow('cancelled');
});

test("a blend's members are tuned one by one, then judged together", async () => {
  const fixed = Object.entries(defaults).map(([name, value]) => [`item-knn.${name}`, value] as const);
  const params = { members: 'item-knn,ease', ...Object.fromEntries(fixed) };
  const { trials, best } = await searchParams(recommenderOf('blend'), data, {
    ...options,
    trials: 4,
    params,
  });
  expect(trials).toHaveLength(5);
  const alone = trials.slice(0, 4);
  const strongest = alone.reduce((best, trial) => (trial.value > best.value ? trial : best));
  expect(best.params).toMatchObject({ ...params, 'ease.l2': strongest.params['ease.l2'] });
  expect(best).toBe(trials[4]);
});

test('nothing left to vary is said', async () => {
  await expect(searchParams(itemKnn, data, { ...options, params: defaults })).rejects.toThrow(
    'no parameter left to search',
  );
});

test('validation asks the same question as the test', () => {
  expect(validationSplit({ kind: 'leave-last-one-out' }, 1).kind).toBe('leave-last-one-out');
  expect(validationSplit({ kind: 'temporal', testRatio: 0.1 }, 1)).toMatchObject({ testRatio: 0.1 });
  expect(validationSplit({ kind: 'k-fold', folds: 4 }, 1)).toMatchObject({ kind: 'random', testRatio: 0.25 });
  expect(validationSplit({ kind: 'given' }, 1)).toMatchObject({ kind: 'random', testRatio: 0.2 });
});
