import 'server-only';
import type pg from 'pg';
import { AFFINITY_EVIDENCE, affinityKinds } from '@/lib/schemas/features';
import { DEFINITIONS, DISCOUNT_FROM, orderOf, RHYTHM_ORDERS } from './feature-definitions';
import { refreshLifts } from './shop-wide';

/**
 * Hashes all that a customer's own features depend on: the log (`key` is a hash of a row's content), what the catalogue says of the
 * products in it, and the customer's own row. Exclusive or, since the order of the rows means nothing.
 */
const changedSql = `
WITH p AS MATERIALIZED (
  SELECT "id", hashtextextended(ROW("category", "brand", "priceBand", "price")::text, 0) AS said FROM "Product" WHERE "shopId" = $1)
SELECT t."id", t."fingerprint" FROM (
  SELECT c."id", concat_ws(':', '${DEFINITIONS}', coalesce(i.n, 0), coalesce(i.log, 0), hashtextextended(ROW(c."joinedAt", ${channelOf('c')})::text, 0)) AS "fingerprint"
  FROM "Customer" c LEFT JOIN (
    SELECT i."customerId", count(*) AS n, bit_xor(hashint8extended(i."key", p.said)) AS log FROM "Interaction" i JOIN p ON p."id" = i."productId"
    WHERE i."shopId" = $1 AND i."customerId" > $2 AND i."customerId" <= $3 GROUP BY 1) i ON i."customerId" = c."id"
  WHERE c."shopId" = $1 AND c."id" > $2 AND c."id" <= $3) t
LEFT JOIN "CustomerFeatures" f ON f."customerId" = t."id" WHERE f."fingerprint" IS DISTINCT FROM t."fingerprint"`;

function channelOf(customer: string): string {
  return `coalesce(nullif(trim(${customer}."attributes" ->> 'channel'), ''), nullif(trim(${customer}."attributes" ->> 'Channel'), ''))`;
}

/** Counts of `length` values of the whole-number expression `of`, as an array. */
const counts = (of: string, first: number, length: number) =>
  `ARRAY[${Array.from({ length }, (_, at) => `count(*) FILTER (WHERE e."kind" <> 'return' AND ${of} = ${at + first})::int`).join(', ')}]`;

const attributeOf = {
  category: 'p."category"',
  brand: 'p."brand"',
  'price-band': 'p."priceBand"',
} as const;

const affinitySql = `
INSERT INTO "CustomerAffinity" ("customerId", "shopId", "kind", "name", "count", "share", "lift")
SELECT "customerId", $1, "kind", "name", n, n / of, 0 FROM (
  SELECT i."customerId", a."kind", a."name", count(*)::int AS n, sum(count(*)) OVER (PARTITION BY i."customerId", a."kind")::float8 AS of
  FROM "Interaction" i JOIN "Product" p ON p."id" = i."productId"
  CROSS JOIN LATERAL (VALUES ${affinityKinds.map((kind) => `('${kind}', ${attributeOf[kind]})`).join(', ')}) a("kind", "name")
  WHERE i."shopId" = $1 AND i."customerId" = ANY($2::int[]) AND i."kind" <> 'return' AND a."name" IS NOT NULL GROUP BY 1, 2, 3) t
WHERE n >= ${AFFINITY_EVIDENCE}`;

/** The name of the kind that the customer turns to most; the first by letters among equals. */
const top = (kind: keyof typeof attributeOf) =>
  `(SELECT a."name" FROM "CustomerAffinity" a WHERE a."customerId" = k."id" AND a."kind" = '${kind}' ORDER BY a."count" DESC, a."name" COLLATE "C" LIMIT 1)`;

/** Column → SQL, over `k` (id, fingerprint), `c` (the customer), `t` (totals of the log), `o` (totals of the orders). */
const columns = {
  customerId: 'k."id"',
  shopId: '$1',
  fingerprint: 'k."fingerprint"',
  orders: 'coalesce(o.n, 0)',
  firstOrderAt: 'o.first',
  lastOrderAt: 'o.last',
  monetary: 'coalesce(t.money, 0)',
  orderValue: 'o.money',
  basketSize: 'o.pieces',
  orderGapDays: `CASE WHEN o.gaps >= ${RHYTHM_ORDERS - 1} THEN o.quarters[2] END`,
  orderGapSpread: `CASE WHEN o.gaps >= ${RHYTHM_ORDERS - 1} THEN o.quarters[3] - o.quarters[1] END`,
  nextOrderAt: `CASE WHEN o.gaps >= ${RHYTHM_ORDERS - 1} THEN o.last + o.quarters[2] * interval '1 day' END`,
  discountShare: 't.discounted / nullif(t.priced, 0)',
  returnRate: 'CASE WHEN t.bought > 0 THEN least(1, t.returned / t.bought) END',
  returns: 'coalesce(t.returned, 0)::int',
  channel: channelOf('c'),
  topCategory: top('category'),
  topBrand: top('brand'),
  priceBand: top('price-band'),
  hours: `coalesce(t.hours, '{}')`,
  weekdays: `coalesce(t.weekdays, '{}')`,
} as const;
const names = Object.keys(columns).map((name) => `"${name}"`);

const factsSql = `
WITH e AS MATERIALIZED (
  SELECT i."customerId", i."kind", i."time", i."time" AT TIME ZONE 'UTC' AS utc, coalesce(i."quantity", 1)::float8 AS pieces,
    coalesce(i."quantity", 1) * i."unitPrice" AS money, i."unitPrice", p."price", CASE WHEN i."kind" = 'purchase' THEN ${orderOf} END AS "order"
  FROM "Interaction" i JOIN "Product" p ON p."id" = i."productId" WHERE i."shopId" = $1 AND i."customerId" = ANY($2::int[])),
totals AS (
  SELECT e."customerId", sum(CASE e."kind" WHEN 'purchase' THEN e.money WHEN 'return' THEN -e.money END) AS money,
    coalesce(sum(e.pieces) FILTER (WHERE e."kind" = 'purchase'), 0) AS bought, coalesce(sum(e.pieces) FILTER (WHERE e."kind" = 'return'), 0) AS returned,
    coalesce(sum(e.pieces) FILTER (WHERE e."kind" = 'purchase' AND e."unitPrice" IS NOT NULL AND e."price" > 0), 0) AS priced,
    coalesce(sum(e.pieces) FILTER (WHERE e."kind" = 'purchase' AND e."price" > 0 AND e."unitPrice" <= ${1 - DISCOUNT_FROM} * e."price"), 0) AS discounted,
    CASE WHEN count(e."time") > 0 THEN ${counts('extract(hour FROM e.utc)', 0, 24)} END AS hours,
    CASE WHEN count(e."time") > 0 THEN ${counts('extract(isodow FROM e.utc)', 1, 7)} END AS weekdays
  FROM e GROUP BY 1),
orders AS (
  SELECT "customerId", min("time") AS at, sum(money) AS money, sum(pieces) AS pieces FROM e WHERE "order" IS NOT NULL GROUP BY "customerId", "order"),
gapped AS (
  SELECT *, extract(epoch FROM at - lag(at) OVER (PARTITION BY "customerId" ORDER BY at))::float8 / 86400 AS gap FROM orders),
ordered AS (
  SELECT "customerId", count(*)::int AS n, min(at) AS first, max(at) AS last, avg(money) AS money, avg(pieces) AS pieces, count(gap) AS gaps,
    percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY gap) AS quarters FROM gapped GROUP BY 1)
INSERT INTO "CustomerFeatures" (${names.join(', ')})
SELECT ${Object.values(columns).join(', ')}
FROM unnest($2::int[], $3::text[]) AS k("id", "fingerprint") JOIN "Customer" c ON c."id" = k."id"
LEFT JOIN totals t ON t."customerId" = k."id" LEFT JOIN ordered o ON o."customerId" = k."id" ORDER BY k."id"
ON CONFLICT ("customerId") DO UPDATE SET ${names
  .slice(1)
  .map((name) => `${name} = EXCLUDED.${name}`)
  .join(', ')}`;

/**
 * Computes what hangs on a customer's own log anew, for those with ids in (from, to] whose log, catalogue rows or own row have
 * changed. Gives back how many that were.
 */
export async function refreshFacts(
  client: pg.ClientBase,
  shopId: number,
  { from, to }: { from: number; to: number },
): Promise<number> {
  const { rows } = await client.query<{ id: number; fingerprint: string }>(changedSql, [shopId, from, to]);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await client.query('DELETE FROM "CustomerAffinity" WHERE "customerId" = ANY($1::int[])', [ids]);
  await client.query(affinitySql, [shopId, ids]);
  // In the same transaction: nobody shall see affinities that are not measured yet.
  await refreshLifts(client, shopId, { from, to });
  await client.query(factsSql, [shopId, ids, rows.map(({ fingerprint }) => fingerprint)]);
  return rows.length;
}
