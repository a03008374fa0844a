import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { promote } from './promote';

interface Step {
  readonly runId: string | null;
  readonly isRollback: boolean;
}

/**
 * Runs that were current, as a stack: what was promoted lies on top, a rollback takes off what lay above the run that it brought
 * back. So one rollback after another goes further back, and never to and fro.
 * @param steps the oldest first
 */
export function promotionStack(steps: readonly Step[]): string[] {
  const stack: string[] = [];
  for (const { runId, isRollback } of steps) {
    if (runId === null) continue;
    const known = isRollback ? stack.lastIndexOf(runId) : -1;
    if (known >= 0) stack.length = known + 1;
    else stack.push(runId);
  }
  return stack;
}

/** The run that a rollback would bring back: deleted and archived ones are passed over. Null where there is none. */
export async function rollbackTarget({
  shop,
}: Context): Promise<{ runId: string; algorithm: string } | null> {
  const { id: shopId } = shop;
  const { prisma } = await database();
  const { currentRunId } = await prisma.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { currentRunId: true },
  });
  const steps = await prisma.promotion.findMany({
    where: { shopId },
    orderBy: { id: 'asc' },
    select: { runId: true, isRollback: true },
  });
  const stack = promotionStack(steps);
  const alive = await prisma.modelRun.findMany({
    where: { shopId, id: { in: stack }, archivedAt: null, finishedAt: { not: null } },
    select: { id: true, algorithm: true },
  });
  const algorithmOf = new Map(alive.map(({ id, algorithm }) => [id, algorithm]));
  const runId = stack.findLast((id) => id !== currentRunId && algorithmOf.has(id));
  return runId === undefined ? null : { runId, algorithm: algorithmOf.get(runId) ?? '' };
}

/** Makes the run current that was so before. Gives back its id. */
export async function rollBack(context: Context): Promise<{ runId: string }> {
  const target = await rollbackTarget(context);
  if (!target) throw saidError('not-found', 'noRollBack');
  await promote(context, target, { isRollback: true });
  return { runId: target.runId };
}
