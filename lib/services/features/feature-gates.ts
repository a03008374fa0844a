import 'server-only';
import type pg from 'pg';
import { type FeatureGate } from '@/lib/schemas/features';
import { RHYTHM_ORDERS } from './feature-definitions';

/** Buyers below which a fifth of them is no group to speak of. */
const RFM_BUYERS = 50;
/** Days from the first order to the last below which recency and rhythm say nothing. */
const ORDER_DAYS = 90;

interface Has {
  /** Customers with an order that has a time. */
  readonly buyers: number;
  /** Customers whose orders are a rhythm. */
  readonly rhythms: number;
  /** Most orders of one customer. */
  readonly orders: number;
  readonly days: number;
  readonly money: number;
  readonly discounts: number;
  readonly returns: number;
  readonly channels: number;
  readonly times: number;
  /** Events at another time than midnight. */
  readonly clockTimes: number;
  readonly categories: number;
  readonly brands: number;
  readonly bands: number;
}

const hasSql = `
SELECT f.*, p.*, (SELECT count(*)::int FROM "Customer" WHERE "shopId" = $1 AND "lastSeen" IS NOT NULL) AS times,
  EXISTS (SELECT 1 FROM "Interaction" WHERE "shopId" = $1 AND ("time" AT TIME ZONE 'UTC')::time <> '00:00')::int AS "clockTimes"
FROM (
  SELECT count("lastOrderAt")::int AS buyers, count("orderGapDays")::int AS rhythms, coalesce(max("orders"), 0) AS orders,
    coalesce(floor(extract(epoch FROM max("lastOrderAt") - min("firstOrderAt")) / 86400), 0)::int AS days, count("orderValue")::int AS money,
    count("discountShare")::int AS discounts, coalesce(sum("returns"), 0)::int AS returns, count(DISTINCT "channel")::int AS channels
  FROM "CustomerFeatures" WHERE "shopId" = $1) f,
 (SELECT count(DISTINCT "category")::int AS categories, count(DISTINCT "brand")::int AS brands, count(DISTINCT "priceBand")::int AS bands
  FROM "Product" WHERE "shopId" = $1) p`;

/** What there is too little data for. Each gate says what it needs and what there is. */
export async function readGates(pool: pg.Pool, shopId: number): Promise<FeatureGate[]> {
  const { rows } = await pool.query<Has>(hasSql, [shopId]);
  const [has] = rows;
  if (!has) return [];
  const gate = (feature: string, reason: FeatureGate['reason'], needs: number, of: number): FeatureGate[] =>
    of < needs ? [{ feature, reason, needs, has: of }] : [];
  /** The first thing that is missing says enough. */
  const first = (...gates: FeatureGate[][]) => gates.find(({ length }) => length > 0) ?? [];
  return [
    first(
      gate('rfm', 'times', 1, has.times),
      gate('rfm', 'buyers', RFM_BUYERS, has.buyers),
      gate('rfm', 'days', ORDER_DAYS, has.days),
    ),
    first(
      gate('rhythm', 'times', 1, has.times),
      gate('rhythm', 'orders', RHYTHM_ORDERS, has.rhythms > 0 ? RHYTHM_ORDERS : Math.min(has.orders, 2)),
      gate('rhythm', 'days', ORDER_DAYS, has.days),
    ),
    gate('monetary', 'prices', 1, has.money),
    gate('discount', 'prices', 1, has.discounts),
    gate('returns', 'returns', 1, has.returns),
    gate('channel', 'values', 2, has.channels),
    gate('category', 'values', 2, has.categories),
    gate('brand', 'values', 2, has.brands),
    gate('price-band', 'values', 2, has.bands),
    gate('weekdays', 'times', 1, has.times),
    gate('hours', 'times', 1, has.clockTimes),
  ].flat();
}
