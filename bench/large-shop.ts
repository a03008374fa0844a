import { type Context } from '@/lib/schemas/context';

export const CUSTOMERS = 100_000;
export const EVENTS = 1_000_000;
const PRODUCTS = 2000;

/** Two years of events of customers who are busier or less busy, made in the database itself, in the order of time. */
const shopSql = (shopId: number) => [
  `INSERT INTO "Product" ("shopId", "externalId", "category", "brand", "price")
   SELECT ${shopId}, 'P' || n, 'category ' || n % 25, 'brand ' || n % 60, 5 + n % 200 FROM generate_series(1, ${PRODUCTS}) n`,
  `INSERT INTO "Customer" ("shopId", "externalId", "country", "email")
   SELECT ${shopId}, 'C' || n, (ARRAY['DE', 'FR', 'CN', 'US', 'BR'])[1 + n % 5], 'c' || n || '@example.org' FROM generate_series(1, ${CUSTOMERS}) n`,
  `INSERT INTO "Interaction" ("shopId", "key", "customerId", "productId", "kind", "quantity", "unitPrice", "time", "session")
   SELECT ${shopId}, n, c0.id + floor(${CUSTOMERS} * power(pg_temp.hash(n, 1), 1.5))::int, p0.id + floor(${PRODUCTS} * power(pg_temp.hash(n, 2), 2))::int,
     (CASE WHEN pg_temp.hash(n, 3) < 0.7 THEN 'view' WHEN pg_temp.hash(n, 3) < 0.8 THEN 'cart' WHEN pg_temp.hash(n, 3) < 0.97 THEN 'purchase' ELSE 'return' END)::"InteractionKind",
     1, 20, '2024-01-01'::timestamptz + n * interval '63 seconds', NULL
   FROM generate_series(1, ${EVENTS}) n, (SELECT min("id") AS id FROM "Customer" WHERE "shopId" = ${shopId}) c0, (SELECT min("id") AS id FROM "Product" WHERE "shopId" = ${shopId}) p0`,
];

/** Evenly spread between 0 and 1, always the same. */
const hashSql = `CREATE FUNCTION pg_temp.hash(n bigint, salt bigint) RETURNS float8 LANGUAGE sql IMMUTABLE AS
  $$ SELECT (hashint8extended(n, salt) & 1073741823) / 1073741824.0 $$`;

/** A shop of 100,000 customers and 1,000,000 events in whichever database is open. */
export async function largeShop(): Promise<Context> {
  const { database } = await import('@/lib/db');
  const { owner } = await import('@/lib/auth/person');
  const { createShop } = await import('@/lib/services/shops/create-shop');
  const { refreshTotals } = await import('@/lib/services/shops/refresh-totals');
  const { pool } = await database();
  const shop = await createShop({ name: 'Bench' });
  const client = await pool.connect();
  await client.query(hashSql);
  for (const sql of shopSql(shop.id)) await client.query(sql);
  await refreshTotals(client, shop.id);
  client.release();
  return { person: owner, shop: { ...shop, dataVersion: 1 } };
}
