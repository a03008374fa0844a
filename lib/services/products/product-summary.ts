import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type ProductSummary } from '@/lib/schemas/product';

export const productSelect = {
  id: true,
  externalId: true,
  title: true,
  titleZh: true,
  category: true,
  brand: true,
  price: true,
  interactionCount: true,
  customerCount: true,
  purchaseCount: true,
  revenue: true,
  ratingMean: true,
  ratingCount: true,
} as const;

/** Products by id. Ids of other shops are left out. */
export async function productsById(
  { shop }: Context,
  ids: readonly number[],
): Promise<Map<number, ProductSummary>> {
  const { prisma } = await database();
  const rows = await prisma.product.findMany({
    where: { shopId: shop.id, id: { in: [...ids] } },
    select: productSelect,
  });
  return new Map(rows.map((row) => [row.id, row]));
}
