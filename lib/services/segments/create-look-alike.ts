import 'server-only';
import { type Context } from '@/lib/schemas/context';
import { type CreateLookAlikeInput, type LookAlikeRule } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';
import { json } from './rule-json';
import { saveSegment } from './save-segment';
import { startRefresh } from './start-refresh';

/** Makes a segment of those who are most like another's members, whom a job finds. */
export async function createLookAlike(
  context: Context,
  { seedId, size, measure, ...input }: CreateLookAlikeInput,
): Promise<{ segmentId: string; jobId: string }> {
  const seed = await findSegment(context, seedId);
  const rule: LookAlikeRule = { type: 'look-alike', seedId: seed.id, size, measure };
  const segmentId = await saveSegment(context, { ...input, kind: 'look-alike', rule: json(rule) });
  return { segmentId, ...(await startRefresh(context, { segmentId })) };
}
