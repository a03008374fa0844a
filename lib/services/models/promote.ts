import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';

interface Promoted {
  readonly runId: string;
  readonly algorithm: string;
}

/**
 * Lets a run recommend for its shop from now on, or nobody (null), and writes it into the history. Which run may be promoted is for
 * the caller to check.
 */
export async function promote(
  { shop }: Context,
  run: Promoted | null,
  { isRollback = false, onlyIfNone = false }: { isRollback?: boolean; onlyIfNone?: boolean } = {},
): Promise<void> {
  const { prisma } = await database();
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.shop.updateMany({
      where: { id: shop.id, ...(onlyIfNone && { currentRunId: null }) },
      data: { currentRunId: run?.runId ?? null },
    });
    if (count > 0)
      await tx.promotion.create({
        data: { shopId: shop.id, isRollback, runId: run?.runId ?? null, algorithm: run?.algorithm ?? null },
      });
  });
}
