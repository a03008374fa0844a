import 'server-only';
import type pg from 'pg';
import { customerColumns, productColumns } from './catalogue-columns';
import { type Staging } from './staging';

/** Lines moved by one statement: the embedded database works on the server's thread. */
const LINES = 40_000;

export interface Committed {
  interactionsAdded: number;
  interactionsKnown: number;
  customersAdded: number;
  customersUpdated: number;
  productsAdded: number;
  productsUpdated: number;
}

const list = (columns: readonly string[], prefix = '') =>
  columns.map((column) => `${prefix}"${column}"`).join(', ');

/** Adds what a file says of products or customers: new ones whole, known ones where the file says something else. */
async function upsertCatalogue(
  client: pg.PoolClient,
  table: 'Product' | 'Customer',
  staged: string,
  columns: readonly string[],
  shopId: number,
  importId: string,
): Promise<{ added: number; updated: number }> {
  const added = await client.query(
    `INSERT INTO "${table}" ("shopId", "externalId", ${list(columns)}, "attributes", "importId")
     SELECT $1, s."externalId", ${list(columns, 's.')}, s."attributes", $2::uuid FROM "${staged}" s ON CONFLICT ("shopId", "externalId") DO NOTHING`,
    [shopId, importId],
  );
  const differs = `t."shopId" = $1 AND t."externalId" = s."externalId" AND t."importId" IS DISTINCT FROM $2::uuid
    AND (${columns.map((column) => `(s."${column}" IS NOT NULL AND t."${column}" IS DISTINCT FROM s."${column}")`).join(' OR ')} OR NOT t."attributes" @> s."attributes")`;
  await client.query(
    `INSERT INTO "CatalogChange" ("importId", "entity", "entityId", "before")
     SELECT $2::uuid, '${table === 'Product' ? 'product' : 'customer'}', t."id", to_jsonb(t) FROM "${table}" t, "${staged}" s WHERE ${differs} ON CONFLICT DO NOTHING`,
    [shopId, importId],
  );
  const updated = await client.query(
    `UPDATE "${table}" t SET ${columns.map((column) => `"${column}" = coalesce(s."${column}", t."${column}")`).join(', ')}, "attributes" = t."attributes" || s."attributes"
     FROM "${staged}" s WHERE ${differs}`,
    [shopId, importId],
  );
  return { added: added.rowCount ?? 0, updated: updated.rowCount ?? 0 };
}

/** Products or customers that interactions name and the catalogue does not know yet. */
async function addNamed(
  client: pg.PoolClient,
  table: 'Product' | 'Customer',
  staging: Staging,
  shopId: number,
  importId: string,
): Promise<number> {
  const column = table === 'Product' ? 'product' : 'customer';
  const { rowCount } = await client.query(
    `INSERT INTO "${table}" ("shopId", "externalId", "importId") SELECT $1, s."${column}", $2::uuid FROM (SELECT DISTINCT "${column}" FROM "${staging.interactions}") s
     ORDER BY s."${column}" ON CONFLICT ("shopId", "externalId") DO NOTHING`,
    [shopId, importId],
  );
  return rowCount ?? 0;
}

/**
 * Moves staged rows into the shop, inside the caller's transaction: all or nothing.
 * @param superseded lines whose rating a later line of the file replaces
 */
export async function commitStaged(
  client: pg.PoolClient,
  staging: Staging,
  {
    shopId,
    importId,
    superseded,
    onProgress,
  }: {
    shopId: number;
    importId: string;
    superseded: readonly number[];
    onProgress: (fraction: number) => void;
  },
): Promise<Committed> {
  if (superseded.length > 0)
    await client.query(`DELETE FROM "${staging.interactions}" WHERE "line" = ANY($1::int8[])`, [superseded]);
  const products = await upsertCatalogue(
    client,
    'Product',
    staging.products,
    productColumns,
    shopId,
    importId,
  );
  const customers = await upsertCatalogue(
    client,
    'Customer',
    staging.customers,
    customerColumns,
    shopId,
    importId,
  );
  const productsNamed = await addNamed(client, 'Product', staging, shopId, importId);
  const customersNamed = await addNamed(client, 'Customer', staging, shopId, importId);
  const { rows } = await client.query<{ staged: number; last: number }>(
    `SELECT count(*)::int AS staged, coalesce(max("line"), 0)::float8 AS last FROM "${staging.interactions}"`,
  );
  const { staged = 0, last = 0 } = rows[0] ?? {};
  await client.query(`CREATE INDEX ON "${staging.interactions}" ("line")`);
  // Without statistics the planner would join row by row.
  await client.query(`ANALYZE "${staging.interactions}", "Customer", "Product"`);
  let interactionsAdded = 0;
  for (let from = 0; from <= last; from += LINES) {
    const { rowCount } = await client.query(
      `INSERT INTO "Interaction" ("shopId", "key", "customerId", "productId", "importId", "kind", "value", "quantity", "unitPrice", "time", "session")
       SELECT $1, s."key", c."id", p."id", $2::uuid, s."kind"::"InteractionKind", s."value", s."quantity", s."price", s."time", s."session"
       FROM "${staging.interactions}" s JOIN "Customer" c ON c."shopId" = $1 AND c."externalId" = s."customer" JOIN "Product" p ON p."shopId" = $1 AND p."externalId" = s."product"
       WHERE s."line" >= $3 AND s."line" < $4 ON CONFLICT ("shopId", "key") DO NOTHING`,
      [shopId, importId, from, from + LINES],
    );
    interactionsAdded += rowCount ?? 0;
    onProgress(Math.min(1, (from + LINES) / (last + 1)));
  }
  return {
    interactionsAdded,
    interactionsKnown: staged - interactionsAdded,
    customersAdded: customers.added + customersNamed,
    customersUpdated: customers.updated,
    productsAdded: products.added + productsNamed,
    productsUpdated: products.updated,
  };
}
