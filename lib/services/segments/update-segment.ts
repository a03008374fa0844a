import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type UpdateSegmentInput } from '@/lib/schemas/segment';
import { dueUsers } from './due-segments';
import { findSegment } from './find-segment';
import { checkedRule } from './rule-json';
import { orNameTaken } from './save-segment';
import { nextAt } from './segment-schedule';
import { startRefresh } from './start-refresh';
import { storedRule } from './stored-rule';

/** Changes what is given. Another rule is a new version, whose members a job finds. */
export async function updateSegment(
  context: Context,
  { segmentId, rule, ...change }: UpdateSegmentInput,
): Promise<{ version: number; jobId: string | null }> {
  const { prisma } = await database();
  const { id, kind, name, version, ...segment } = await findSegment(context, segmentId);
  if (rule && kind !== 'rule') throw saidError('invalid-input', 'noRule');
  const isNew = rule !== undefined && !isDeepStrictEqual(rule, storedRule(segment.rule));
  const next = isNew ? await checkedRule(context, rule, id) : null;
  const newName = change.name ?? name;
  await orNameTaken(
    newName,
    prisma.segment.update({
      where: { id },
      data: {
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.description === undefined ? {} : { description: change.description }),
        ...(change.schedule === undefined || change.schedule === segment.schedule
          ? {}
          : { schedule: change.schedule, nextAt: nextAt(change.schedule) }),
        ...(next
          ? {
              rule: next,
              version: version + 1,
              versions: { create: { version: version + 1, rule: next, name: newName } },
            }
          : {}),
      },
    }),
  );
  if (!next) return { version, jobId: null };
  await dueUsers(context, id);
  const jobId = segment.archivedAt ? null : (await startRefresh(context, { segmentId: id })).jobId;
  return { version: version + 1, jobId };
}
