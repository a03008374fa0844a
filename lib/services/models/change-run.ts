import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { getRun } from './get-run';

/** Lets a run recommend for its shop from now on. */
export async function makeCurrent(context: Context, { runId }: { runId: string }): Promise<void> {
  const { id } = await getRun(context, { runId });
  const { prisma } = await database();
  await prisma.shop.update({ where: { id: context.shop.id }, data: { currentRunId: id } });
}

/** Deletes a run with its model; a shop whose current model it was is then without one. */
export async function deleteRun(context: Context, { runId }: { runId: string }): Promise<void> {
  const { id } = await getRun(context, { runId });
  const { prisma } = await database();
  await prisma.modelRun.delete({ where: { id } });
}
