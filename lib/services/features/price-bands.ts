import 'server-only';
import type pg from 'pg';
import { priceBands } from '@/lib/schemas/features';
import { midRank } from './feature-definitions';

const list = priceBands.map((band) => `'${band}'`).join(', ');

/** Terciles of the price within the category; equal prices are in one band. */
const bandsSql = `
UPDATE "Product" p SET "priceBand" = t.band FROM (
  SELECT p2."id", b.band FROM "Product" p2 LEFT JOIN (
    SELECT "id", (ARRAY[${list}])[1 + floor(${priceBands.length} * ${midRank('"price"', 'PARTITION BY "category"')})::int] AS band
    FROM "Product" WHERE "shopId" = $1 AND "price" > 0) b ON b."id" = p2."id" WHERE p2."shopId" = $1) t
WHERE p."id" = t."id" AND p."priceBand" IS DISTINCT FROM t.band`;

/** Says of each product of a shop whether its price is low, middle or high for its category. */
export const refreshPriceBands = (client: pg.ClientBase, shopId: number) => client.query(bandsSql, [shopId]);
