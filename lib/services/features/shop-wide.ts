import 'server-only';
import type pg from 'pg';
import { frequencyMoney, NEW_FROM, rfmGrid } from '@/lib/schemas/features';
import { midRank } from './feature-definitions';

/** What a customer's features are measured against. */
export interface ShopWide {
  /** The shop's clock; null where no event has a time. */
  readonly asOf: Date | null;
  /** Smallest value of each quintile from the second to the fifth, Infinity where none reaches it; null where scores are gated. */
  readonly cuts: {
    readonly recency: readonly number[];
    readonly frequency: readonly number[];
    readonly money: readonly number[] | null;
  } | null;
}

/** Recency as a number that grows as the last order is nearer. */
const lastOrder = 'extract(epoch FROM f."lastOrderAt")::float8';

async function cutsOf(pool: pg.Pool, shopId: number, value: string): Promise<number[]> {
  const { rows } = await pool.query<{ score: number; from: number }>(
    `SELECT score, min(v) AS "from" FROM (
       SELECT v, 1 + floor(5 * ${midRank('v')})::int AS score
       FROM (SELECT ${value} AS v FROM "CustomerFeatures" f WHERE f."shopId" = $1 AND f."orders" > 0 AND f."lastOrderAt" IS NOT NULL) s) t GROUP BY 1`,
    [shopId],
  );
  return [2, 3, 4, 5].map((score) =>
    Math.min(Infinity, ...rows.filter((row) => row.score >= score).map(({ from }) => from)),
  );
}

/** Reads the shop's clock and, unless they are gated, where its buyers' quintiles begin. Equal values are in one quintile. */
export async function readShopWide(
  pool: pg.Pool,
  shopId: number,
  gated: { readonly rfm: boolean; readonly money: boolean },
): Promise<ShopWide> {
  const { rows } = await pool.query<{ asOf: Date | null }>(
    'SELECT max("lastSeen") AS "asOf" FROM "Customer" WHERE "shopId" = $1',
    [shopId],
  );
  const cuts = gated.rfm
    ? null
    : {
        recency: await cutsOf(pool, shopId, lastOrder),
        frequency: await cutsOf(pool, shopId, 'f."orders"::float8'),
        money: gated.money ? null : await cutsOf(pool, shopId, 'f."monetary"'),
      };
  return { asOf: rows[0]?.asOf ?? null, cuts };
}

/** Who joined after the shop's last event has been there for no day; greatest() would make one of null as well. */
const days = (since: string) =>
  `CASE WHEN ${since} <= $4::timestamptz THEN extract(epoch FROM $4::timestamptz - ${since})::float8 / 86400 WHEN ${since} > $4::timestamptz THEN 0 END`;

/** Frequency and money to column, recency to row: the grid as one array, worst recency first. */
const cells = rfmGrid.toReversed().flat();
const columnOf = Array.from({ length: 25 }, (_, at) => frequencyMoney(1 + Math.floor(at / 5), 1 + (at % 5)));

const clockSql = `
UPDATE "CustomerFeatures" f SET "recencyDays" = t.recency, "tenureDays" = t.tenure, "recencyScore" = t.r, "frequencyScore" = t.f, "monetaryScore" = t.m, "rfmCell" = t.cell
FROM (
  SELECT s.*, CASE WHEN s.orders = 0 THEN 'prospects' WHEN s.r IS NULL THEN NULL WHEN s.orders = 1 AND s.r >= ${NEW_FROM} THEN 'new'
    ELSE (ARRAY[${cells.map((cell) => `'${cell}'`).join(', ')}])[5 * s.r - 5 + CASE WHEN s.m IS NULL THEN s.f ELSE (ARRAY[${columnOf.join(', ')}])[5 * s.f - 5 + s.m] END] END AS cell
  FROM (
    SELECT f."customerId", f."orders" AS orders, ${days('f."lastOrderAt"')} AS recency, ${days('least(c."joinedAt", c."firstSeen")')} AS tenure,
      CASE WHEN f."lastOrderAt" IS NOT NULL THEN 1 + width_bucket(${lastOrder}, $5::float8[]) END AS r,
      CASE WHEN f."lastOrderAt" IS NOT NULL THEN 1 + width_bucket(f."orders"::float8, $6::float8[]) END AS f,
      CASE WHEN f."lastOrderAt" IS NOT NULL THEN 1 + width_bucket(f."monetary", $7::float8[]) END AS m
    FROM "CustomerFeatures" f JOIN "Customer" c ON c."id" = f."customerId" WHERE f."shopId" = $1 AND f."customerId" > $2 AND f."customerId" <= $3) s) t
WHERE f."customerId" = t."customerId" AND (f."recencyDays", f."tenureDays", f."recencyScore", f."frequencyScore", f."monetaryScore", f."rfmCell")
  IS DISTINCT FROM (t.recency, t.tenure, t.r, t.f, t.m, t.cell)`;

/** Shares of the shop come from the products' totals, which are kept at each change of its data. */
const liftSql = `
WITH shop AS MATERIALIZED (
  SELECT a."kind", a."name", sum(p."interactionCount") / nullif(sum(sum(p."interactionCount")) OVER (PARTITION BY a."kind"), 0)::float8 AS share
  FROM "Product" p CROSS JOIN LATERAL (VALUES ('category', p."category"), ('brand', p."brand"), ('price-band', p."priceBand")) a("kind", "name")
  WHERE p."shopId" = $1 AND a."name" IS NOT NULL GROUP BY 1, 2)
UPDATE "CustomerAffinity" a SET "lift" = a."share" / shop.share FROM shop
WHERE a."shopId" = $1 AND a."customerId" > $2 AND a."customerId" <= $3 AND shop."kind" = a."kind" AND shop."name" = a."name" AND shop.share > 0
  AND a."lift" IS DISTINCT FROM a."share" / shop.share`;

/** Measures the affinities of customers with ids in (from, to] against the shop. */
export async function refreshLifts(
  client: pg.ClientBase,
  shopId: number,
  { from, to }: { from: number; to: number },
): Promise<void> {
  await client.query(liftSql, [shopId, from, to]);
}

/** Brings what hangs on the shop's clock and on the shop as a whole up to date, for customers with ids in (from, to]. */
export async function applyShopWide(
  client: pg.ClientBase,
  shopId: number,
  { asOf, cuts }: ShopWide,
  piece: { from: number; to: number },
): Promise<void> {
  const { from, to } = piece;
  await client.query(clockSql, [
    shopId,
    from,
    to,
    asOf,
    cuts?.recency ?? null,
    cuts?.frequency ?? null,
    cuts?.money ?? null,
  ]);
  await refreshLifts(client, shopId, piece);
}
