import 'server-only';
import { database } from '@/lib/db';
import { type Shape } from '@/lib/ml/recommender';
import { type Context } from '@/lib/schemas/context';

/** How much data a training on the whole shop gets: an interaction is a customer and a product. */
export async function readShape({ shop }: Context): Promise<Shape> {
  const { prisma } = await database();
  const where = { shopId: shop.id };
  const customers = await prisma.customer.count({ where });
  const { _count, _sum } = await prisma.product.aggregate({
    where,
    _count: true,
    _sum: { customerCount: true },
  });
  return { customers, items: _count, interactions: _sum.customerCount ?? 0 };
}
