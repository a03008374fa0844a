import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type CellCustomer, type CellCustomersQuery } from '@/lib/schemas/customer-value';
import { type Page } from '@/lib/schemas/page';

/** One page of the customers in a named RFM cell, most valuable first. */
export async function listCellCustomers(
  { shop }: Context,
  { cell, page, pageSize }: CellCustomersQuery,
): Promise<Page<CellCustomer>> {
  const { pool, prisma } = await database();
  const { rows } = await pool.query<CellCustomer>(
    `SELECT c."id", coalesce(c."name", c."externalId") AS name, f."orders", f."monetary", f."recencyDays", f."alive", f."lifetimeValue",
       f."lifetimeValueLow", f."lifetimeValueHigh"
     FROM "CustomerFeatures" f JOIN "Customer" c ON c."id" = f."customerId"
     WHERE f."shopId" = $1 AND f."rfmCell" = $2
     ORDER BY f."lifetimeValue" DESC NULLS LAST, f."monetary" DESC, c."id" LIMIT $3 OFFSET $4`,
    [shop.id, cell, pageSize, (page - 1) * pageSize],
  );
  const total = await prisma.customerFeatures.count({ where: { shopId: shop.id, rfmCell: cell } });
  return { rows, total, page, pageSize };
}
