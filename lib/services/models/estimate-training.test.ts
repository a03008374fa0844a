import { afterAll, beforeAll, expect, test } from 'vitest';
import { owner } from '@/lib/auth/person';
import { closeDatabase, database } from '@/lib/db';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type Context } from '@/lib/schemas/context';
import { estimateInput } from '@/lib/schemas/training-estimate';
import { createShop } from '@/lib/services/shops/create-shop';
import { version } from '@/package.json';
import { assumedRates } from './assumed-rates';
import { estimateTraining } from './estimate-training';

let context: Context;
const [CUSTOMERS, PRODUCTS, INTERACTIONS] = [40, 3000, 12_000];

const estimate = (algorithm: string, params = {}, more = {}) =>
  estimateTraining(context, estimateInput.parse({ algorithm, params: JSON.stringify(params), ...more }));

beforeAll(async () => {
  const shop = await createShop({ name: 'Estimate test' });
  context = { person: owner, shop: { ...shop, dataVersion: 0 } };
  const { copy } = await database();
  const rows = (count: number, each: (at: number) => (string | number)[]) =>
    Array.from({ length: count }, (_, at) => [shop.id, String(at), ...each(at)]);
  await copy(
    '"Customer"',
    ['shopId', 'externalId'],
    rows(CUSTOMERS, () => []),
  );
  await copy(
    '"Product"',
    ['shopId', 'externalId', 'customerCount'],
    rows(PRODUCTS, () => [INTERACTIONS / PRODUCTS]),
  );
});

afterAll(async () => {
  const { prisma } = await database();
  await prisma.shop.delete({ where: { id: context.shop.id } });
  await closeDatabase();
});

test("is the algorithm's arithmetic at an assumed speed, until this machine has been measured", async () => {
  const shape = { customers: CUSTOMERS, items: PRODUCTS, interactions: INTERACTIONS };
  const { operations, bytes } = recommenderOf('ials').cost(shape, {});
  const first = await estimate('ials');
  expect(first.fits).toBe(true);
  expect(first.bytes).toBeGreaterThan(bytes);
  const fits = (2 * operations) / assumedRates.ials;
  expect(first.seconds).toBeGreaterThan(fits);
  const more = await estimate('ials', { sweeps: 40 });
  expect((more.seconds ?? 0) - (first.seconds ?? 0)).toBeGreaterThan(fits);
  const folds = await estimate('ials', {}, { split: 'k-fold', folds: 7 });
  expect(folds.seconds).toBeGreaterThan(3 * (first.seconds ?? 0));
});

test('follows the speed of finished runs', async () => {
  const { prisma } = await database();
  const before = await estimate('ease');
  const shape = { customers: 100, items: 500, interactions: 900 };
  const protocol = {
    feedback: 'binary',
    split: { kind: 'random', testRatio: 0.2 },
    k: 10,
    seed: 1,
    dataHash: '',
    dataVersion: null,
    candidates: 'all-unseen-in-train',
    trainInteractions: shape.interactions,
    testInteractions: 100,
    judgedCustomers: 100,
    customers: shape.customers,
    products: shape.items,
    version: '0',
  };
  const { operations } = recommenderOf('ease').cost(shape, {});
  await prisma.modelRun.create({
    data: {
      shopId: context.shop.id,
      algorithm: 'ease',
      params: {},
      protocol,
      // A hundred times slower than assumed.
      fitSeconds: operations / (assumedRates.ease / 100),
      scoreSeconds: 0,
      finishedAt: new Date(),
    },
  });
  const after = await estimate('ease');
  expect((after.seconds ?? 0) / (before.seconds ?? 1)).toBeGreaterThan(90);
});

test('counts the baselines that have to be judged along, until a run of the protocol has judged them', async () => {
  const { prisma } = await database();
  const before = await estimate('bpr', {}, { seed: 9 });
  expect(before.baselines).toEqual(['popularity', 'ease']);
  const protocol = {
    ...{ feedback: 'binary', split: { kind: 'random', testRatio: 0.2 }, k: 10, seed: 9, dataHash: 'x' },
    ...{ dataVersion: 0, candidates: 'all-unseen-in-train', trainInteractions: 1, testInteractions: 1 },
    ...{ judgedCustomers: 1, customers: 1, products: 1, version },
  };
  const verdict = { relation: 'better', relative: null, p: 0 };
  await prisma.modelRun.create({
    data: {
      ...{ shopId: context.shop.id, algorithm: 'slim', params: {}, protocol, finishedAt: new Date() },
      verdicts: ['popularity', 'ease'].map((against) => ({ against, ...verdict })),
    },
  });
  const after = await estimate('bpr', {}, { seed: 9 });
  expect(after.baselines).toEqual([]);
  expect(after.seconds).toBeLessThan(before.seconds ?? 0);
  const other = await estimate('bpr', {}, { seed: 9, feedback: 'implicit' });
  expect(other.baselines).toEqual(['popularity', 'ease']);
});

test('a search says how many settings it tries and what its grid varies, and counts them all', async () => {
  const random = await estimate('ials', {}, { method: 'random', trials: 20, seed: 9 });
  expect(random.search).toEqual({ settings: 20, grid: [] });
  const grid = await estimate('ials', {}, { method: 'grid', trials: 20 });
  const values = grid.search?.grid.map((size) => size.values) ?? [];
  expect(grid.search?.settings).toBe(values.reduce((product, count) => product * count, 1));
  expect(grid.search?.settings).toBeLessThanOrEqual(20);
  expect(Math.max(...values)).toBeGreaterThan(1);
  const fewer = await estimate('ials', {}, { method: 'random', trials: 2, seed: 9 });
  expect(random.seconds).toBeGreaterThan(3 * (fewer.seconds ?? 0));
  const blend = await estimate('blend', {}, { method: 'grid', trials: 5 });
  expect(blend.search?.grid.map(({ name }) => name.split('.')[0])).toContain('ease');
  const one = await estimate('blend', { 'ease.l2': 300 }, { method: 'grid', trials: 5 });
  expect(one.search?.grid.map(({ name }) => name)).not.toContain('ease.l2');
});

test('parameters that the algorithm refuses are told', async () => {
  await expect(estimate('ials', { dimensions: -1 })).rejects.toThrow(/^dimensions: /);
  expect(estimateInput.safeParse({ algorithm: 'ials', params: '{' }).success).toBe(false);
});
