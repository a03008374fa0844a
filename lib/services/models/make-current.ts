import 'server-only';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { getRun } from './get-run';
import { promote } from './promote';

/** Lets a run recommend for its shop from now on. Throws `conflict` for one in the archive. */
export async function makeCurrent(context: Context, { runId }: { runId: string }): Promise<void> {
  const { id, algorithm, isCurrent, isArchived } = await getRun(context, { runId });
  if (isArchived)
    throw new AppError('conflict', 'This run is in the archive. Bring it back before you make it current.');
  if (!isCurrent) await promote(context, { runId: id, algorithm });
}
