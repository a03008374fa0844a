import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { eventKinds } from '@/lib/ml/interactions';
import { type Context } from '@/lib/schemas/context';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { readSnapshot } from './read-snapshot';

let context: Context;

beforeAll(async () => {
  // Large enough to be read in several pieces.
  context = await createTestShop('Snapshot test', 'small');
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

const withVersion = (dataVersion: number): Context => ({
  ...context,
  shop: { ...context.shop, dataVersion },
});

test('holds every interaction of the shop, in order', async () => {
  const { log, customerIds, productIds } = await readSnapshot(context);
  const { prisma } = await database();
  const rows = await prisma.interaction.findMany({
    where: { shopId: context.shop.id },
    orderBy: [{ customerId: 'asc' }, { time: 'asc' }, { key: 'asc' }],
  });
  expect(rows.length).toBeGreaterThan(10_000);
  const read = Array.from(log.customerOf, (customer, at) => [
    customerIds[customer],
    productIds[log.itemOf[at] ?? -1],
    eventKinds[log.kindOf[at] ?? -1],
    log.values[at],
    log.times[at],
  ]);
  expect(read).toEqual(
    rows.map(({ customerId, productId, kind, value, time }) => [
      customerId,
      productId,
      kind,
      value === null ? Number.NaN : Math.fround(value),
      time?.getTime() ?? Number.NaN,
    ]),
  );
});

test('is kept while the data stay, is new when they change, and has a hash of the data alone', async () => {
  const { prisma } = await database();
  const first = await readSnapshot(context);
  expect(await readSnapshot(context)).toBe(first);
  const { id, dataVersion } = context.shop;
  const { customerIds, productIds } = first;
  const row = {
    shopId: id,
    customerId: customerIds[0] ?? 0,
    productId: productIds[0] ?? 0,
    kind: 'view',
  } as const;
  await prisma.interaction.create({ data: { ...row, key: 1n } });
  await prisma.shop.update({ where: { id }, data: { dataVersion: dataVersion + 1 } });
  const more = await readSnapshot(withVersion(dataVersion + 1));
  expect(more.log.customerOf.length).toBe(first.log.customerOf.length + 1);
  expect([more.dataHash === first.dataHash, more.dataVersion]).toEqual([false, dataVersion + 1]);
  await prisma.interaction.delete({ where: { shopId_key: { shopId: id, key: 1n } } });
  await prisma.shop.update({ where: { id }, data: { dataVersion: dataVersion + 2 } });
  expect((await readSnapshot(withVersion(dataVersion + 2))).dataHash).toBe(first.dataHash);
});
