import 'server-only';
import { enqueue } from '@/lib/jobs/queue';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type OneSegment } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';

/** Queues a refresh of a segment's members. Each version of a rule has one of its own: a running one may have read the last. */
export async function startRefresh(context: Context, { segmentId }: OneSegment): Promise<{ jobId: string }> {
  const { id, name, version, archivedAt } = await findSegment(context, segmentId);
  if (archivedAt) throw saidError('conflict', 'segmentArchived');
  const { jobId } = await enqueue(context, {
    kind: 'segment',
    payload: { segmentId: id },
    subject: name,
    dedupeKey: `segment:${id}:${version}`,
  });
  return { jobId };
}
