import 'server-only';
import { z } from 'zod';
import { database, Prisma } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type SegmentKind, type SegmentSchedule } from '@/lib/schemas/segment';
import { nextAt } from './segment-schedule';

/** What an error of a unique index tells of it (@prisma/adapter-pg: its name). */
const brokenIndex = z.object({
  driverAdapterError: z.object({ cause: z.object({ constraint: z.object({ index: z.string() }) }) }),
});

/**
 * Names the segment in the way where a name is taken. Where the next version is taken, somebody else has saved in the
 * meantime.
 */
export async function orNameTaken<T>(name: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error;
    const { data } = brokenIndex.safeParse(error.meta);
    if (data?.driverAdapterError.cause.constraint.index === 'Segment_shopId_name_key')
      throw saidError('conflict', 'segmentName', { name });
    throw saidError('conflict', 'segmentChanged');
  }
}

interface NewSegment {
  readonly name: string;
  readonly description: string;
  readonly kind: SegmentKind;
  readonly rule: Prisma.InputJsonValue | null;
  readonly schedule: SegmentSchedule;
}

/** Stores a new segment with its first version; its members are found later. */
export async function saveSegment(
  { shop }: Context,
  { rule, schedule, ...segment }: NewSegment,
): Promise<string> {
  const { prisma } = await database();
  const stored = rule ?? Prisma.DbNull;
  const { id } = await orNameTaken(
    segment.name,
    prisma.segment.create({
      data: {
        ...segment,
        shopId: shop.id,
        schedule,
        nextAt: nextAt(schedule),
        rule: stored,
        versions: { create: { version: 1, rule: stored, name: segment.name } },
      },
      select: { id: true },
    }),
  );
  return id;
}
