import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type PromotionView } from '@/lib/schemas/model';

/** Which models were current, the latest first, at most 100. */
export async function listPromotions({ shop }: Context): Promise<PromotionView[]> {
  const { prisma } = await database();
  const rows = await prisma.promotion.findMany({
    where: { shopId: shop.id },
    orderBy: { id: 'desc' },
    take: 100,
    select: { runId: true, algorithm: true, isRollback: true, createdAt: true },
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, at: createdAt.toISOString() }));
}
