import 'server-only';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { getRun } from './get-run';
import { promote } from './promote';

/** Lets a run recommend for its shop from now on. Throws `conflict` for one in the archive. */
export async function makeCurrent(context: Context, { runId }: { runId: string }): Promise<void> {
  const { id, algorithm, isCurrent, isArchived } = await getRun(context, { runId });
  if (isArchived) throw saidError('conflict', 'runArchived');
  if (!isCurrent) await promote(context, { runId: id, algorithm });
}
