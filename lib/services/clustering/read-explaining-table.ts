import 'server-only';
import { database } from '@/lib/db';
import { type Column, type Table } from '@/lib/ml/trees/table';
import { type Context } from '@/lib/schemas/context';

/** Number fields that an explanation may speak of: names of lib/schemas/segment-fields.ts. */
export const explainingFields = [
  'orders',
  'monetary',
  'orderValue',
  'basketSize',
  'recencyDays',
  'tenureDays',
  'discountShare',
  'returnRate',
] as const;

/** Categories (and price bands) whose affinity an explanation may speak of: the most common ones. */
const MOST_AFFINITIES = 40;

/** A column that stands for an affinity: `category:Garden`. */
export const affinityColumn = (kind: string, name: string) => `${kind}:${name}`;

/** What people can read of customers, one row each in the given order; null where nothing has been worked out yet. */
export async function readExplainingTable({ shop }: Context, customerIds: Int32Array): Promise<Table | null> {
  const { prisma, pool } = await database();
  const rowOf = new Map(Array.from(customerIds, (id, row) => [id, row]));
  const rows = customerIds.length;
  const features = await prisma.customerFeatures.findMany({
    where: { shopId: shop.id },
    select: {
      customerId: true,
      ...{ orders: true, monetary: true, orderValue: true, basketSize: true },
      ...{ recencyDays: true, tenureDays: true, discountShare: true, returnRate: true },
    },
  });
  if (features.length === 0) return null;
  const columns = new Map<string, Column>();
  const columnOf = (name: string, fill: number) => {
    const known = columns.get(name) ?? { name, values: new Float64Array(rows).fill(fill), levels: null };
    columns.set(name, known);
    return known.values;
  };
  for (const field of explainingFields) {
    const values = columnOf(field, Number.NaN);
    for (const feature of features) {
      const row = rowOf.get(feature.customerId);
      if (row !== undefined) values[row] = feature[field] ?? Number.NaN;
    }
  }
  const { rows: affinities } = await pool.query<{
    customerId: number;
    kind: string;
    name: string;
    lift: number;
  }>(
    `SELECT a."customerId", a."kind", a."name", a."lift" FROM "CustomerAffinity" a
     JOIN (SELECT "kind", "name" FROM "CustomerAffinity" WHERE "shopId" = $1 AND "kind" IN ('category', 'price-band')
           GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT ${MOST_AFFINITIES}) f USING ("kind", "name") WHERE a."shopId" = $1`,
    [shop.id],
  );
  for (const { customerId, kind, name, lift } of affinities) {
    // Who has no affinity to something has turned to it too seldom to tell: as good as never.
    const values = columnOf(affinityColumn(kind, name), 0);
    const row = rowOf.get(customerId);
    if (row !== undefined) values[row] = lift;
  }
  return { rows, columns: [...columns.values()] };
}
