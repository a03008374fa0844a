import 'server-only';
import { type Context } from '@/lib/schemas/context';
import { type CreateSegmentInput } from '@/lib/schemas/segment';
import { checkedRule } from './rule-json';
import { saveSegment } from './save-segment';
import { startRefresh } from './start-refresh';

/** Saves a rule under a name and queues the finding of its members. */
export async function createSegment(
  context: Context,
  { rule, ...input }: CreateSegmentInput,
): Promise<{ segmentId: string; jobId: string }> {
  const stored = await checkedRule(context, rule);
  const segmentId = await saveSegment(context, { ...input, kind: 'rule', rule: stored });
  return { segmentId, ...(await startRefresh(context, { segmentId })) };
}
