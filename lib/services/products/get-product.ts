import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type ProductDetail } from '@/lib/schemas/product';
import { productSelect } from './product-summary';

/** One product with its interactions month by month. */
export async function getProduct(
  { shop }: Context,
  { productId }: { productId: number },
): Promise<ProductDetail> {
  const { prisma, pool } = await database();
  const row = await prisma.product.findFirst({
    where: { id: productId, shopId: shop.id },
    select: {
      ...productSelect,
      description: true,
      descriptionZh: true,
      cost: true,
      stock: true,
      attributes: true,
    },
  });
  if (!row) throw saidError('not-found', 'noProduct');
  const { rows: months } = await pool.query<{ month: string; interactions: number; purchases: number }>(
    `SELECT to_char("time" AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*)::int AS interactions, count(*) FILTER (WHERE "kind" = 'purchase')::int AS purchases
     FROM "Interaction" WHERE "shopId" = $1 AND "productId" = $2 AND "kind" <> 'return' AND "time" IS NOT NULL GROUP BY 1 ORDER BY 1`,
    [shop.id, productId],
  );
  return { ...row, attributes: z.record(z.string(), z.string()).parse(row.attributes), months };
}
