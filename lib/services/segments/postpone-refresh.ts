import 'server-only';
import { database } from '@/lib/db';
import { type OneSegment } from '@/lib/schemas/segment';
import { nextAt } from './segment-schedule';
import { scheduleOf } from './segment-view';

/** After a refresh that came to nothing: tries again when it is due the next time, not at once. */
export async function postponeRefresh({ segmentId }: OneSegment): Promise<void> {
  const { prisma } = await database();
  const segment = await prisma.segment.findUnique({ where: { id: segmentId }, select: { schedule: true } });
  if (segment)
    await prisma.segment.update({
      where: { id: segmentId },
      data: { nextAt: nextAt(scheduleOf(segment.schedule)) },
    });
}
