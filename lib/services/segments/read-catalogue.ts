import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { interactionKinds } from '@/lib/schemas/interaction-kinds';
import { type SegmentCatalogue } from '@/lib/schemas/segment-catalogue';
import { attributeFields, textFields } from '@/lib/schemas/segment-fields';
import { kindOf } from './find-segment';
import { readClusterings } from './read-clusterings';
import { answeredQuestions } from '@/lib/services/behaviour/newest-models';
import { shopClock } from './shop-clock';

/** Values of a field that are offered; a person can still type others. */
const VALUES = 100;
/** Names of attributes that are looked for in so many customers. */
const LOOKED_AT = 20_000;

/** Fields with a value of their own for nearly each customer: nothing to choose from. */
const personal: readonly string[] = ['externalId', 'name', 'email'];

async function rowsOf<Row extends object>(sql: string, params: readonly unknown[]): Promise<Row[]> {
  const { pool } = await database();
  return (await pool.query<Row>(sql, [...params])).rows;
}

async function knownTexts(shopId: number): Promise<SegmentCatalogue['texts']> {
  const fields = textFields.filter((field) => !personal.includes(field));
  const texts = [];
  for (const field of fields) {
    const table = attributeFields.includes(field) ? 'Customer' : 'CustomerFeatures';
    const values = await rowsOf<{ value: string }>(
      `SELECT "${field}" AS value FROM "${table}" WHERE "shopId" = $1 AND "${field}" IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ${VALUES}`,
      [shopId],
    );
    texts.push({ field, values: values.map(({ value }) => value) });
  }
  const attributes = await rowsOf<{ name: string; values: string[] }>(
    `SELECT name, array_agg(value ORDER BY n DESC, value) FILTER (WHERE place <= ${VALUES}) AS values
     FROM (SELECT name, value, n, row_number() OVER (PARTITION BY name ORDER BY n DESC, value) AS place
       FROM (SELECT a.key AS name, a.value, count(*) AS n FROM (SELECT "attributes" FROM "Customer" WHERE "shopId" = $1 AND "attributes" <> '{}' LIMIT ${LOOKED_AT}) c,
         LATERAL jsonb_each_text(c."attributes") a GROUP BY 1, 2) counted) placed
     GROUP BY name ORDER BY name LIMIT 100`,
    [shopId],
  );
  return [...texts, ...attributes.map(({ name, values }) => ({ field: `attribute:${name}`, values }))];
}

async function productNames(shopId: number, column: 'category' | 'brand'): Promise<string[]> {
  const rows = await rowsOf<{ value: string }>(
    `SELECT "${column}" AS value FROM "Product" WHERE "shopId" = $1 AND "${column}" IS NOT NULL GROUP BY 1 ORDER BY sum("interactionCount") DESC, 1 LIMIT 500`,
    [shopId],
  );
  return rows.map(({ value }) => value);
}

async function affinities(shopId: number): Promise<SegmentCatalogue['affinities']> {
  const rows = await rowsOf<{ kind: string; names: string[] }>(
    `SELECT "kind", (array_agg("name" ORDER BY n DESC, "name"))[1:500] AS names FROM (
       SELECT "kind", "name", count(*) AS n FROM "CustomerAffinity" WHERE "shopId" = $1 GROUP BY 1, 2) t GROUP BY 1 ORDER BY 1`,
    [shopId],
  );
  return rows;
}

/** What a rule about this shop can ask for, with the values that there are. */
export async function readSegmentCatalogue(context: Context): Promise<SegmentCatalogue> {
  const { prisma } = await database();
  const shopId = context.shop.id;
  const clock = await shopClock(context);
  const events = await rowsOf<{ kind: string; n: number }>(
    `SELECT k.key AS kind, k.value::int4 AS n FROM "Shop", LATERAL jsonb_each_text("stats" -> 'byKind') k WHERE "id" = $1`,
    [shopId],
  );
  const segments = await prisma.segment.findMany({
    where: { shopId, archivedAt: null },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, kind: true, size: true },
  });
  return {
    clock: clock === null ? null : new Date(clock).toISOString(),
    customers: await prisma.customer.count({ where: { shopId } }),
    hasFeatures: (await prisma.featureRun.count({ where: { shopId } })) > 0,
    texts: await knownTexts(shopId),
    events: interactionKinds.flatMap((kind) => {
      const count = events.find((row) => row.kind === kind)?.n ?? 0;
      return count > 0 ? [{ kind, count }] : [];
    }),
    categories: await productNames(shopId, 'category'),
    brands: await productNames(shopId, 'brand'),
    affinities: await affinities(shopId),
    predictions: await answeredQuestions(context),
    clusterings: await readClusterings(shopId),
    segments: segments.map(({ kind, ...segment }) => ({ ...segment, kind: kindOf(kind) })),
  };
}
