import { afterAll, beforeAll, expect, test } from 'vitest';
import { owner } from '@/lib/auth/person';
import { closeDatabase, database } from '@/lib/db';
import { recommenderOf } from '@/lib/ml/recommenders';
import { type Context } from '@/lib/schemas/context';
import { estimateInput } from '@/lib/schemas/model';
import { createShop } from '@/lib/services/shops/create-shop';
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
  expect(more.seconds).toBeGreaterThan(2 * (first.seconds ?? 0));
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

test('parameters that the algorithm refuses are told', async () => {
  await expect(estimate('ials', { dimensions: -1 })).rejects.toThrow(/^dimensions: /);
  expect(estimateInput.safeParse({ algorithm: 'ials', params: '{' }).success).toBe(false);
});
