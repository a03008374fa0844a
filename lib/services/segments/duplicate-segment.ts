import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type DuplicateSegmentInput } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';
import { json } from './rule-json';
import { replaceMembers } from './replace-members';
import { saveSegment } from './save-segment';
import { scheduleOf } from './segment-view';
import { startRefresh } from './start-refresh';

const NAME = 120;

/** The name with the first number that is free. */
async function freeName({ shop }: Context, name: string): Promise<string> {
  const { prisma } = await database();
  const taken = await prisma.segment.findMany({ where: { shopId: shop.id }, select: { name: true } });
  const names = new Set(taken.map((segment) => segment.name));
  for (let number = 2; ; number++) {
    const suffix = ` (${number})`;
    const free = name.slice(0, NAME - suffix.length) + suffix;
    if (!names.has(free)) return free;
  }
}

/** Makes a segment with the same rule or the same list, and a history of its own. */
export async function duplicateSegment(
  context: Context,
  { segmentId, name }: DuplicateSegmentInput,
): Promise<{ segmentId: string; jobId: string | null }> {
  const source = await findSegment(context, segmentId);
  const copyId = await saveSegment(context, {
    name: name ?? (await freeName(context, source.name)),
    description: source.description,
    kind: source.kind,
    rule: source.rule === null ? null : json(source.rule),
    schedule: scheduleOf(source.schedule),
  });
  if (source.kind !== 'list')
    return { segmentId: copyId, ...(await startRefresh(context, { segmentId: copyId })) };
  await replaceMembers(context, copyId, {
    sql: 'SELECT "customerId" FROM "SegmentMember" WHERE "segmentId" = $1::uuid',
    params: [source.id],
  });
  return { segmentId: copyId, jobId: null };
}
