import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type LiftMap, type LiftsQuery } from '@/lib/schemas/explore';
import { type AffinityKind, SMALLEST_GROUP } from '@/lib/schemas/features';
import { listGroups, membersSql } from './group-members';

/** Columns of a map at most: those with most interactions. */
const MOST_COLUMNS = 30;

const attributeOf: Readonly<Record<AffinityKind, string>> = {
  category: 'p."category"',
  brand: 'p."brand"',
  'price-band': 'p."priceBand"',
};

/**
 * What groups of customers turn to more or less than the shop: share of the group's interactions (returns left out) by the share of
 * all customers'.
 */
export async function readLiftMap({ shop }: Context, { rows: kind, of }: LiftsQuery): Promise<LiftMap> {
  const { pool } = await database();
  const groups = await listGroups(shop.id, kind);
  const { rows } = await pool.query<{ key: string | null; name: string; n: number; share: number }>(
    `WITH own AS MATERIALIZED (
       SELECT i."customerId", ${attributeOf[of]} AS name, count(*)::int AS n FROM "Interaction" i JOIN "Product" p ON p."id" = i."productId"
       WHERE i."shopId" = $1 AND i."kind" <> 'return' AND ${attributeOf[of]} IS NOT NULL GROUP BY 1, 2),
     g AS (${membersSql[kind]})
     SELECT key, name, sum(n)::int AS n, (sum(n) / sum(sum(n)) OVER (PARTITION BY key))::float8 AS share FROM own JOIN g USING ("customerId") GROUP BY 1, 2
     UNION ALL
     SELECT NULL, name, sum(n)::int, (sum(n) / sum(sum(n)) OVER ())::float8 FROM own GROUP BY name`,
    [shop.id],
  );
  const columns = rows
    .filter(({ key }) => key === null)
    .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_COLUMNS)
    .map(({ name, share }) => ({ name, share }));
  const found = new Map(rows.map((row) => [JSON.stringify([row.key, row.name]), row]));
  return {
    groups,
    columns,
    cells: groups.map(({ key, customers }) =>
      columns.map(({ name, share }) => {
        if (customers < SMALLEST_GROUP) return null;
        const cell = found.get(JSON.stringify([key, name]));
        return { lift: (cell?.share ?? 0) / share, count: cell?.n ?? 0 };
      }),
    ),
  };
}
