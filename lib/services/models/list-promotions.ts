import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type PromotionView } from '@/lib/schemas/model';
import { rollbackTarget } from './roll-back';

/** Which models were current, the latest first, at most 100. */
export async function listPromotions(context: Context): Promise<PromotionView[]> {
  const { prisma } = await database();
  const rows = await prisma.promotion.findMany({
    where: { shopId: context.shop.id },
    orderBy: { id: 'desc' },
    take: 100,
    select: { runId: true, algorithm: true, isRollback: true, createdAt: true },
  });
  const target = await rollbackTarget(context);
  const next = rows.findIndex(({ runId }) => runId !== null && runId === target?.runId);
  return rows.map(({ createdAt, ...row }, at) => ({
    ...row,
    isRollbackTarget: at === next,
    at: createdAt.toISOString(),
  }));
}
