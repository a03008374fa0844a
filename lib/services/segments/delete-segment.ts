import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type OneSegment } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';
import { segmentUses } from './segment-uses';

/** Deletes a segment with its history and webhooks. Throws `conflict` while other segments name it. */
export async function deleteSegment(context: Context, { segmentId }: OneSegment): Promise<void> {
  const { id } = await findSegment(context, segmentId);
  const { segments } = await segmentUses(context, id);
  if (segments.length > 0)
    throw saidError('conflict', 'segmentInUse', {
      names: segments.map(({ name }) => `"${name}"`).join(', '),
    });
  const { prisma } = await database();
  await prisma.segment.delete({ where: { id } });
}
