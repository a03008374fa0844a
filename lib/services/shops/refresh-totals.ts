import 'server-only';
import type pg from 'pg';
import { type InteractionKind, interactionKind } from '@/lib/schemas/interaction';
import { type ShopStats } from '@/lib/schemas/shop';

const customersSql = `
UPDATE "Customer" c SET "interactionCount" = t.n, "purchaseCount" = t.purchases, "spend" = t.spend, "firstSeen" = t.first, "lastSeen" = t.last
FROM (
  SELECT c2."id", count(i."key") FILTER (WHERE i."kind" <> 'return')::int AS n, count(i."key") FILTER (WHERE i."kind" = 'purchase')::int AS purchases,
    coalesce(sum(CASE i."kind" WHEN 'purchase' THEN coalesce(i."quantity", 1) * i."unitPrice" WHEN 'return' THEN -coalesce(i."quantity", 1) * i."unitPrice" END), 0) AS spend,
    min(i."time") AS first, max(i."time") AS last
  FROM "Customer" c2 LEFT JOIN "Interaction" i ON i."customerId" = c2."id" AND i."shopId" = c2."shopId" WHERE c2."shopId" = $1 GROUP BY c2."id") t
WHERE c."id" = t."id" AND (c."interactionCount", c."purchaseCount", c."spend", c."firstSeen", c."lastSeen") IS DISTINCT FROM (t.n, t.purchases, t.spend, t.first, t.last)`;

const productsSql = `
UPDATE "Product" p SET "interactionCount" = t.n, "customerCount" = t.customers, "purchaseCount" = t.purchases, "revenue" = t.revenue, "ratingMean" = t.mean, "ratingCount" = t.ratings
FROM (
  SELECT p2."id", count(i."key") FILTER (WHERE i."kind" <> 'return')::int AS n, count(DISTINCT i."customerId")::int AS customers,
    count(i."key") FILTER (WHERE i."kind" = 'purchase')::int AS purchases,
    coalesce(sum(CASE i."kind" WHEN 'purchase' THEN coalesce(i."quantity", 1) * i."unitPrice" WHEN 'return' THEN -coalesce(i."quantity", 1) * i."unitPrice" END), 0) AS revenue,
    avg(i."value") FILTER (WHERE i."kind" = 'rating') AS mean, count(i."key") FILTER (WHERE i."kind" = 'rating')::int AS ratings
  FROM "Product" p2 LEFT JOIN "Interaction" i ON i."productId" = p2."id" AND i."shopId" = p2."shopId" WHERE p2."shopId" = $1 GROUP BY p2."id") t
WHERE p."id" = t."id" AND (p."interactionCount", p."customerCount", p."purchaseCount", p."revenue", p."ratingMean", p."ratingCount")
  IS DISTINCT FROM (t.n, t.customers, t.purchases, t.revenue, t.mean, t.ratings)`;

const daysSql = `
SELECT to_char("time" AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS date, count(*)::int AS interactions, count(*) FILTER (WHERE "kind" = 'purchase')::int AS purchases,
  coalesce(sum(coalesce("quantity", 1) * "unitPrice") FILTER (WHERE "kind" = 'purchase'), 0)::float8 AS revenue
FROM "Interaction" WHERE "shopId" = $1 AND "time" IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT 365`;

async function readStats(client: pg.PoolClient, shopId: number): Promise<ShopStats> {
  const rows = async <Row extends pg.QueryResultRow>(sql: string) =>
    (await client.query<Row>(sql, [shopId])).rows;
  const kinds = await rows<{ kind: string; n: number }>(
    `SELECT "kind"::text, count(*)::int AS n FROM "Interaction" WHERE "shopId" = $1 GROUP BY 1`,
  );
  const [sizes] = await rows<{
    customers: number;
    products: number;
    revenue: number;
    first: Date | null;
    last: Date | null;
    pairs: string;
  }>(
    `SELECT (SELECT count(*)::int FROM "Customer" WHERE "shopId" = $1) AS customers, (SELECT count(*)::int FROM "Product" WHERE "shopId" = $1) AS products,
       (SELECT coalesce(sum("revenue"), 0)::float8 FROM "Product" WHERE "shopId" = $1) AS revenue,
       (SELECT min("firstSeen") FROM "Customer" WHERE "shopId" = $1) AS first, (SELECT max("lastSeen") FROM "Customer" WHERE "shopId" = $1) AS last,
       (SELECT coalesce(sum("customerCount"), 0) FROM "Product" WHERE "shopId" = $1) AS pairs`,
  );
  const days = await rows<{ date: string; interactions: number; purchases: number; revenue: number }>(
    daysSql,
  );
  const categories = await rows<{ category: string; interactions: number }>(
    `SELECT "category", sum("interactionCount")::int AS interactions FROM "Product" WHERE "shopId" = $1 AND "category" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10`,
  );
  const byKind: Partial<Record<InteractionKind, number>> = Object.fromEntries(
    kinds.map(({ kind, n }) => [interactionKind.parse(kind), n]),
  );
  const { customers = 0, products = 0, revenue = 0, first = null, last = null, pairs = '0' } = sizes ?? {};
  return {
    customers,
    products,
    byKind,
    revenue,
    categories,
    interactions: kinds.reduce((sum, { n }) => sum + n, 0),
    purchases: byKind.purchase ?? 0,
    firstTime: first?.toISOString() ?? null,
    lastTime: last?.toISOString() ?? null,
    days: days.reverse(),
    density: customers * products === 0 ? 0 : Number(pairs) / (customers * products),
  };
}

/**
 * Computes every total of a shop anew and counts its data as changed. Part of the transaction of `client`, so that counts
 * and rows never disagree.
 */
export async function refreshTotals(client: pg.PoolClient, shopId: number): Promise<void> {
  // Fresh statistics, or the planner takes the tables for empty and joins them a hundred times slower.
  await client.query('ANALYZE "Interaction", "Customer", "Product"');
  await client.query(customersSql, [shopId]);
  await client.query(productsSql, [shopId]);
  const stats = await readStats(client, shopId);
  await client.query(
    'UPDATE "Shop" SET "stats" = $2::jsonb, "dataVersion" = "dataVersion" + 1 WHERE "id" = $1',
    [shopId, JSON.stringify(stats)],
  );
}
