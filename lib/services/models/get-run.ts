import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type ModelRunView } from '@/lib/schemas/model';
import { protocolKey } from './protocol-key';
import { runSelect, runView } from './run-view';

/** One finished run of the shop; null where there is none. */
export async function findRun({ shop }: Context, { runId }: { runId: string }): Promise<ModelRunView | null> {
  const { prisma } = await database();
  const id = z.uuid().safeParse(runId);
  const row = id.success
    ? await prisma.modelRun.findFirst({
        where: { id: id.data, shopId: shop.id, finishedAt: { not: null } },
        select: runSelect,
      })
    : null;
  return row && runView(row);
}

/** One finished run of the shop. */
export async function getRun(context: Context, input: { runId: string }): Promise<ModelRunView> {
  const run = await findRun(context, input);
  if (!run) throw saidError('not-found', 'noRun');
  return run;
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
  return (
    rows.map(runView).find(({ protocol }) => protocolKey(protocol) === protocolKey(run.protocol)) ?? null
  );
}
