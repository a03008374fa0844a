import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { owner } from '@/lib/auth/person';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { cellOf } from '@/lib/schemas/features';
import { createShop } from '@/lib/services/shops/create-shop';
import { getShopBySlug } from '@/lib/services/shops/get-shop';
import { refreshTotals } from '@/lib/services/shops/refresh-totals';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { getFeatureRun } from './get-feature-run';
import { listRfmCells } from './list-rfm-cells';
import { recount } from './recount.fixture';
import { refreshFeatures } from './refresh-features';
import { startFeatures } from './start-features';

let context: Context;

beforeAll(async () => {
  context = await createTestShop('Features test', 'small');
  await refreshFeatures(context);
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

async function stored({ shop }: Context) {
  const { prisma } = await database();
  const where = { shopId: shop.id };
  const rows = await prisma.customerFeatures.findMany({ where, orderBy: { customerId: 'asc' } });
  const affinities = await prisma.customerAffinity.findMany({
    where,
    orderBy: [{ customerId: 'asc' }, { kind: 'asc' }, { name: 'asc' }],
  });
  return { rows, affinities };
}

/** Changes the shop's log by SQL, and its totals with it. */
async function change(of: Context, sql: string, values: readonly unknown[]): Promise<void> {
  const { pool } = await database();
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query(sql, [...values]);
  await refreshTotals(client, of.shop.id);
  await client.query('COMMIT');
  client.release();
}

const number = (value: number | Date | null) => (value instanceof Date ? value.getTime() : value);

test('says of every customer what a plain recount of the log does', async () => {
  const expected = await recount(context);
  const { rows, affinities } = await stored(context);
  expect(rows).toHaveLength(expected.length);
  for (const [at, { categories, hours, weekdays, ...facts }] of expected.entries()) {
    const row = rows[at];
    if (!row) throw new Error('A customer is missing.');
    expect([row.hours, row.weekdays]).toEqual([hours, weekdays]);
    for (const [name, value] of Object.entries(facts)) {
      const found = number(row[name as keyof typeof facts]);
      // Times are kept to the millisecond.
      if (value === null || found === null) expect(found, name).toBe(value);
      else
        expect(Math.abs(found - value), `${name} of ${row.customerId}`).toBeLessThan(
          name.endsWith('At') ? 2 : 1e-6,
        );
    }
    const own = affinities.filter(
      ({ customerId, kind }) => customerId === row.customerId && kind === 'category',
    );
    expect(own.map(({ name, count }) => [name, count])).toEqual(
      categories.map(({ name, count }) => [name, count]),
    );
    for (const [place, { share, lift }] of categories.entries()) {
      expect(own[place]?.share).toBeCloseTo(share, 9);
      expect(own[place]?.lift).toBeCloseTo(lift, 9);
    }
  }
});

test('cuts buyers into fifths that never part equal values, and names the cell of each', async () => {
  const { rows } = await stored(context);
  const buyers = rows.filter(({ orders }) => orders > 0);
  const pairs = [
    [
      ({ orders }: (typeof rows)[number]) => orders,
      ({ frequencyScore }: (typeof rows)[number]) => frequencyScore,
    ],
    [
      ({ monetary }: (typeof rows)[number]) => monetary,
      ({ monetaryScore }: (typeof rows)[number]) => monetaryScore,
    ],
    [
      ({ lastOrderAt }: (typeof rows)[number]) => lastOrderAt?.getTime() ?? 0,
      ({ recencyScore }: (typeof rows)[number]) => recencyScore,
    ],
  ] as const;
  for (const [valueOf, scoreOf] of pairs) {
    for (const buyer of buyers) {
      const below = buyers.filter((other) => valueOf(other) < valueOf(buyer)).length;
      const equal = buyers.filter((other) => valueOf(other) === valueOf(buyer)).length;
      expect(scoreOf(buyer)).toBe(1 + Math.floor((5 * (below + equal / 2)) / buyers.length));
    }
  }
  for (const { orders, recencyScore, frequencyScore, monetaryScore, rfmCell } of rows)
    expect(rfmCell).toBe(
      cellOf(orders, { recency: recencyScore ?? 0, frequency: frequencyScore ?? 0, money: monetaryScore }),
    );
  const cells = await listRfmCells(context);
  expect(cells.reduce((sum, { customers }) => sum + customers, 0)).toBe(rows.length);
});

describe('after a change', () => {
  test('only those whose log changed are worked out anew, with the same result as all anew', async () => {
    const { pool, prisma } = await database();
    const { id } = await prisma.customer.findFirstOrThrow({
      where: { shopId: context.shop.id, purchaseCount: { gt: 3 } },
      select: { id: true },
    });
    const last = await getFeatureRun(context);
    await change(
      context,
      `INSERT INTO "Interaction" ("shopId", "key", "customerId", "productId", "kind", "quantity", "unitPrice", "time", "session")
       SELECT "shopId", "key" + 1, "customerId", "productId", "kind", 1, 3, $2, 'another' FROM "Interaction" WHERE "customerId" = $1 AND "kind" = 'purchase' LIMIT 1`,
      [id, new Date(Date.parse(last?.asOf ?? '') + 86_400_000)],
    );
    expect((await getFeatureRun(context))?.isStale).toBe(true);
    await refreshFeatures(context);
    const run = await getFeatureRun(context);
    expect([run?.isStale, run?.recomputed]).toEqual([false, 1]);
    const incremental = await stored(context);
    expect(incremental.rows.find(({ customerId }) => customerId === id)?.recencyDays).toBe(0);
    await pool.query(`UPDATE "CustomerFeatures" SET "fingerprint" = '' WHERE "shopId" = $1`, [
      context.shop.id,
    ]);
    await refreshFeatures(context);
    expect((await getFeatureRun(context))?.recomputed).toBe(300);
    expect(await stored(context)).toEqual(incremental);
  });

  test('the catalogue and the customers themselves count as well', async () => {
    const { prisma } = await database();
    const product = await prisma.product.findFirstOrThrow({
      where: { shopId: context.shop.id, purchaseCount: { gt: 0 } },
    });
    await change(context, 'UPDATE "Product" SET "brand" = \'Another\' WHERE "id" = $1', [product.id]);
    await refreshFeatures(context);
    const run = await getFeatureRun(context);
    const touched = await prisma.interaction.groupBy({
      by: ['customerId'],
      where: { productId: product.id },
    });
    expect(run?.recomputed).toBe(touched.length);
    const [{ customerId = 0 } = {}] = touched;
    await change(
      context,
      `WITH gone AS (DELETE FROM "Interaction" WHERE "customerId" = $1) DELETE FROM "Customer" WHERE "id" = $1`,
      [customerId],
    );
    await refreshFeatures(context);
    expect(await prisma.customerFeatures.findUnique({ where: { customerId } })).toBeNull();
    expect(await prisma.customerAffinity.count({ where: { customerId } })).toBe(0);
  });

  test('the job is one for the same data, and another after the data has changed', async () => {
    const first = await startFeatures(context);
    expect(await startFeatures(context)).toEqual({ jobId: first.jobId, created: false });
    await change(context, 'SELECT $1::int', [1]);
    expect((await startFeatures(context)).created).toBe(true);
    await drainJobs();
    expect((await getFeatureRun(context))?.isStale).toBe(false);
  });
});

test('a shop without times, prices and categories gets gates instead of nonsense', async () => {
  const { slug } = await createShop({ name: 'Timeless' });
  const timeless: Context = { person: owner, shop: await getShopBySlug(slug) };
  await change(
    timeless,
    `WITH p AS (INSERT INTO "Product" ("shopId", "externalId") SELECT $1, 'P' || n FROM generate_series(1, 5) n RETURNING "id"),
      c AS (INSERT INTO "Customer" ("shopId", "externalId") SELECT $1, 'C' || n FROM generate_series(1, 80) n RETURNING "id")
     INSERT INTO "Interaction" ("shopId", "key", "customerId", "productId", "kind") SELECT $1, c."id" * 1000 + p."id", c."id", p."id", 'purchase' FROM p, c`,
    [timeless.shop.id],
  );
  await refreshFeatures(timeless);
  const run = await getFeatureRun(timeless);
  expect(run?.asOf).toBeNull();
  expect(run?.gates.map(({ feature, reason }) => `${feature} ${reason}`)).toEqual([
    'rfm times',
    'rhythm times',
    'monetary prices',
    'discount prices',
    'returns returns',
    'channel values',
    'category values',
    'brand values',
    'price-band values',
    'weekdays times',
    'hours times',
    'lifetime-value times',
  ]);
  const { rows } = await stored(timeless);
  expect(rows).toHaveLength(80);
  // Without sessions and times nothing says what was bought together.
  for (const row of rows)
    expect(row).toMatchObject({
      orders: 5,
      rfmCell: null,
      recencyDays: null,
      orderGapDays: null,
      discountShare: null,
      hours: [],
    });
  await deleteTestShop(timeless);
});
