import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { getRun } from './get-run';

/** Puts a run out of sight: it keeps its figures and its model. Throws `conflict` for the current one. */
export async function archiveRun(context: Context, { runId }: { runId: string }): Promise<void> {
  const { id, isCurrent } = await getRun(context, { runId });
  if (isCurrent) throw saidError('conflict', 'archiveCurrent');
  const { prisma } = await database();
  await prisma.modelRun.update({ where: { id }, data: { archivedAt: new Date() } });
}

/** Brings a run back from the archive. */
export async function unarchiveRun(context: Context, { runId }: { runId: string }): Promise<void> {
  const { id } = await getRun(context, { runId });
  const { prisma } = await database();
  await prisma.modelRun.update({ where: { id }, data: { archivedAt: null } });
}
