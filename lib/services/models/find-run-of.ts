import 'server-only';
import { database } from '@/lib/db';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';

/** The newest finished run of an algorithm that is not in the archive. */
export async function findRunOf({ shop }: Context, algorithm: string): Promise<string> {
  const { prisma } = await database();
  const row = await prisma.modelRun.findFirst({
    where: { shopId: shop.id, algorithm, finishedAt: { not: null }, archivedAt: null },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  });
  if (!row)
    throw new AppError(
      'not-found',
      `The shop has no trained ${algorithm} model. Train one on the Models page.`,
    );
  return row.id;
}
