import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { getRun } from './get-run';
import { promote } from './promote';

/** Deletes a run with its model; a shop whose current model it was is then without one. */
export async function deleteRun(context: Context, { runId }: { runId: string }): Promise<void> {
  const { id, isCurrent } = await getRun(context, { runId });
  const { prisma } = await database();
  if (isCurrent) await promote(context, null);
  await prisma.modelRun.delete({ where: { id } });
}
