import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type OneSegment } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';
import { nextAt } from './segment-schedule';
import { scheduleOf } from './segment-view';

/** Puts a segment out of sight and lets it rest. Rules that name it go on working. */
export async function archiveSegment(context: Context, { segmentId }: OneSegment): Promise<void> {
  const { id } = await findSegment(context, segmentId);
  const { prisma } = await database();
  await prisma.segment.update({ where: { id }, data: { archivedAt: new Date(), nextAt: null } });
}

/** Brings a segment back from the archive. */
export async function unarchiveSegment(context: Context, { segmentId }: OneSegment): Promise<void> {
  const { id, schedule } = await findSegment(context, segmentId);
  const { prisma } = await database();
  await prisma.segment.update({
    where: { id },
    data: { archivedAt: null, nextAt: nextAt(scheduleOf(schedule), 0) && new Date() },
  });
}
