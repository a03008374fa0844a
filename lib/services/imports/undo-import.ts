import 'server-only';
import type pg from 'pg';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type ImportDetail } from '@/lib/schemas/import';
import { startFeatures } from '@/lib/services/features/start-features';
import { refreshTotals } from '@/lib/services/shops/refresh-totals';
import { customerColumns, productColumns } from './catalogue-columns';
import { getImport } from './get-import';

const columns = {
  Product: [...productColumns, 'attributes'],
  Customer: [...customerColumns, 'attributes'],
} as const;

/** Gives back what products or customers said before the import; what a later import changed again keeps that later word. */
async function restoreCatalogue(
  client: pg.PoolClient,
  table: 'Product' | 'Customer',
  importId: string,
): Promise<void> {
  const entity = table === 'Product' ? 'product' : 'customer';
  // Import ids ascend with time (UUID version 7).
  const later = `SELECT min(l."importId"::text)::uuid FROM "CatalogChange" l WHERE l."entity" = m."entity" AND l."entityId" = m."entityId" AND l."importId" > m."importId"`;
  await client.query(
    `UPDATE "CatalogChange" n SET "before" = m."before" FROM "CatalogChange" m
     WHERE m."importId" = $1::uuid AND m."entity" = $2 AND n."entity" = m."entity" AND n."entityId" = m."entityId" AND n."importId" = (${later})`,
    [importId, entity],
  );
  await client.query(
    `UPDATE "${table}" t SET ${columns[table].map((column) => `"${column}" = r."${column}"`).join(', ')}
     FROM "CatalogChange" m, LATERAL jsonb_populate_record(NULL::"${table}", m."before") r
     WHERE m."importId" = $1::uuid AND m."entity" = $2 AND t."id" = m."entityId" AND (${later}) IS NULL`,
    [importId, entity],
  );
}

/** Removes products or customers that the import made up, unless other imports' interactions still need them. */
async function removeNew(
  client: pg.PoolClient,
  table: 'Product' | 'Customer',
  shopId: number,
  importId: string,
): Promise<void> {
  const column = table === 'Product' ? 'productId' : 'customerId';
  await client.query(
    `DELETE FROM "${table}" t WHERE t."shopId" = $1 AND t."importId" = $2::uuid AND NOT EXISTS (SELECT 1 FROM "Interaction" i WHERE i."${column}" = t."id")`,
    [shopId, importId],
  );
  await client.query(
    `UPDATE "${table}" SET "importId" = NULL WHERE "shopId" = $1 AND "importId" = $2::uuid`,
    [shopId, importId],
  );
}

/** Takes an import back: the shop is as if it had never been, but for rows that later imports brought again. */
export async function undoImport(
  context: Context,
  { importId }: { importId: string },
): Promise<ImportDetail> {
  const { status } = await getImport(context, { importId });
  if (status !== 'done') throw saidError('conflict', 'notUndoable');
  const { pool } = await database();
  const shopId = context.shop.id;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('DELETE FROM "Interaction" WHERE "shopId" = $1 AND "importId" = $2::uuid', [
      shopId,
      importId,
    ]);
    for (const table of ['Product', 'Customer'] as const) {
      await restoreCatalogue(client, table, importId);
      await removeNew(client, table, shopId, importId);
    }
    await client.query('DELETE FROM "CatalogChange" WHERE "importId" = $1::uuid', [importId]);
    await client.query(`UPDATE "Import" SET "status" = 'undone', "undoneAt" = now() WHERE "id" = $1::uuid`, [
      importId,
    ]);
    await refreshTotals(client, shopId);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
  await startFeatures(context);
  return getImport(context, { importId });
}
