import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type ModelRunView } from '@/lib/schemas/model';
import { runSelect, runView } from './run-view';

/** The shop's finished runs, newest first, at most 1,000. */
export async function listRuns({ shop }: Context): Promise<ModelRunView[]> {
  const { prisma } = await database();
  const rows = await prisma.modelRun.findMany({
    where: { shopId: shop.id, finishedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: 1000,
    select: runSelect,
  });
  return rows.map(runView);
}
