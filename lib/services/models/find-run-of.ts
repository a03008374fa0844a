import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';

/** The newest finished run of an algorithm that is not in the archive. */
export async function findRunOf({ shop }: Context, algorithm: string): Promise<string> {
  const { prisma } = await database();
  const row = await prisma.modelRun.findFirst({
    where: { shopId: shop.id, algorithm, finishedAt: { not: null }, archivedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  if (!row) throw saidError('not-found', 'noTrained', { algorithm });
  return row.id;
}
