import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { type ModelRunView } from '@/lib/schemas/model';
import { runSelect, runView } from './run-view';

/** One finished run of the shop. */
export async function getRun({ shop }: Context, { runId }: { runId: string }): Promise<ModelRunView> {
  const { prisma } = await database();
  const id = z.uuid().safeParse(runId);
  const row = id.success
    ? await prisma.modelRun.findFirst({
        where: { id: id.data, shopId: shop.id, finishedAt: { not: null } },
        select: runSelect,
      })
    : null;
  if (!row) throw new AppError('not-found', 'There is no such run in this shop.');
  return runView(row);
}

/** The popularity run that was judged on the same protocol, newest first; null where there is none. */
export async function findBaseline({ shop }: Context, run: ModelRunView): Promise<ModelRunView | null> {
  const { prisma } = await database();
  const rows = await prisma.modelRun.findMany({
    where: { shopId: shop.id, algorithm: 'popularity', finishedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: runSelect,
  });
  const protocolOf = ({ protocol }: ModelRunView) =>
    JSON.stringify([protocol.split, protocol.k, protocol.seed, protocol.dataHash, protocol.feedback]);
  return rows.map(runView).find((other) => protocolOf(other) === protocolOf(run)) ?? null;
}
