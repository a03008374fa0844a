import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';

/** Share of the shop's pairs of customer and product that have a rating, 0..1. */
export async function ratedShare({ shop }: Context): Promise<number> {
  const { prisma } = await database();
  const { _sum } = await prisma.product.aggregate({
    where: { shopId: shop.id },
    _sum: { customerCount: true, ratingCount: true },
  });
  const pairs = _sum.customerCount ?? 0;
  return pairs === 0 ? 0 : Math.min(1, (_sum.ratingCount ?? 0) / pairs);
}
