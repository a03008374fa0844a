import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { closeCompute } from '@/lib/jobs/compute';
import { type Context } from '@/lib/schemas/context';
import { lifetimeValueReport } from '@/lib/schemas/lifetime-value';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { getFeatureRun } from './get-feature-run';
import { refreshFeatures } from './refresh-features';

let context: Context;
beforeAll(async () => {
  context = await createTestShop('Lifetime value', 'tiny');
});
afterAll(async () => {
  await deleteTestShop(context);
  await closeCompute();
  await closeDatabase();
});

/** Six hundred customers with one to six orders of one product, at random within 300 days. */
async function addBuyers({ shop }: Context): Promise<void> {
  const { prisma, pool, copy } = await database();
  const product = await prisma.product.findFirstOrThrow({ where: { shopId: shop.id }, select: { id: true } });
  await copy(
    '"Customer"',
    ['shopId', 'externalId'],
    Array.from({ length: 600 }, (_, at) => [shop.id, `buyer-${at}`]),
  );
  await pool.query(
    `INSERT INTO "Interaction" ("shopId", "customerId", "productId", "kind", "quantity", "unitPrice", "time", "key")
     SELECT $1, c."id", $2, 'purchase', 1, 10 + (at * 7) % 30, timestamptz '2026-06-20' - interval '1 day' * ((hashtext(at || 'x' || order_) & 65535) % 300),
       hashtextextended(at || ':' || order_, 1)
     FROM (SELECT "id", row_number() OVER (ORDER BY "id")::int AS at FROM "Customer" WHERE "shopId" = $1 AND "externalId" LIKE 'buyer-%') c
     CROSS JOIN LATERAL generate_series(0, at % 6) AS order_`,
    [shop.id, product.id],
  );
}

const valuesOf = async ({ shop }: Context) => {
  const { prisma } = await database();
  return prisma.customerFeatures.findMany({
    where: { shopId: shop.id },
    select: {
      orders: true,
      alive: true,
      expectedOrders: true,
      lifetimeValue: true,
      lifetimeValueLow: true,
      lifetimeValueHigh: true,
    },
  });
};

describe('lifetime value of a shop', () => {
  test('needs five hundred buyers: until then a gate says so and the columns are empty', async () => {
    await refreshFeatures(context);
    const run = await getFeatureRun(context);
    const gate = run?.gates.find(({ feature }) => feature === 'lifetime-value');
    expect(gate).toMatchObject({ reason: 'buyers', needs: 500 });
    expect((await valuesOf(context)).every(({ alive }) => alive === null)).toBe(true);
  });

  test('values every buyer, nobody else, and keeps how it was done', async () => {
    await addBuyers(context);
    const id = await refreshFeatures(context);
    const { prisma } = await database();
    const { lifetimeValue } = await prisma.featureRun.findUniqueOrThrow({
      where: { id },
      select: { lifetimeValue: true },
    });
    const report = lifetimeValueReport.parse(lifetimeValue);
    expect(report.models.map(({ model }) => model)).toEqual(['bg-nbd', 'mbg-nbd']);
    expect(report.buyers).toBeGreaterThanOrEqual(600);
    expect(report.holdout!.checks[1]!.weeks.length).toBeGreaterThan(20);
    for (const {
      orders,
      alive,
      expectedOrders,
      lifetimeValue,
      lifetimeValueLow,
      lifetimeValueHigh,
    } of await valuesOf(context)) {
      if (orders === 0) expect(alive).toBeNull();
      else {
        expect(alive).toBeGreaterThan(0);
        expect(alive).toBeLessThanOrEqual(1);
        expect(expectedOrders).toBeGreaterThan(0);
        expect(lifetimeValue).toBeGreaterThan(0);
        expect(lifetimeValueHigh!).toBeGreaterThanOrEqual(lifetimeValueLow!);
      }
    }
  });
});
