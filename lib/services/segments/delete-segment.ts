import 'server-only';
import { database } from '@/lib/db';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { type OneSegment } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';
import { segmentUses } from './segment-uses';

/** Deletes a segment with its history and webhooks. Throws `conflict` while other segments name it. */
export async function deleteSegment(context: Context, { segmentId }: OneSegment): Promise<void> {
  const { id } = await findSegment(context, segmentId);
  const { segments } = await segmentUses(context, id);
  if (segments.length > 0)
    throw new AppError(
      'conflict',
      `Other segments use it: ${segments.map(({ name }) => `"${name}"`).join(', ')}. Change those first.`,
    );
  const { prisma } = await database();
  await prisma.segment.delete({ where: { id } });
}
