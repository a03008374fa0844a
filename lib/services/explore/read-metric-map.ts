import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type GroupKind, type MetricMap } from '@/lib/schemas/explore';
import { groupMetrics } from '@/lib/schemas/explore-kinds';
import { SMALLEST_GROUP } from '@/lib/schemas/features';
import { listGroups, membersSql } from './group-members';

const means = groupMetrics.map((metric) => `avg(f."${metric}")::float8`).join(', ');

/** Means of groups of customers, and the shop's. */
export async function readMetricMap(
  { shop }: Context,
  { rows: kind }: { readonly rows: GroupKind },
): Promise<MetricMap> {
  const { pool } = await database();
  const groups = await listGroups(shop.id, kind);
  const { rows } = await pool.query<{ key: string | null; means: (number | null)[] }>(
    `SELECT g.key, ARRAY[${means}] AS means FROM (${membersSql[kind]}) g JOIN "CustomerFeatures" f ON f."customerId" = g."customerId" GROUP BY 1
     UNION ALL SELECT NULL, ARRAY[${means}] FROM "CustomerFeatures" f WHERE f."shopId" = $1`,
    [shop.id],
  );
  const none = groupMetrics.map(() => null);
  const found = new Map(rows.map((row) => [row.key, row.means]));
  return {
    groups,
    shop: found.get(null) ?? none,
    cells: groups.map(({ key, customers }) => (customers < SMALLEST_GROUP ? none : (found.get(key) ?? none))),
  };
}
