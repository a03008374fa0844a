import 'server-only';
import { type Context } from '@/lib/schemas/context';
import { type CreateListInput } from '@/lib/schemas/segment';
import { replaceMembers } from './replace-members';
import { saveSegment } from './save-segment';

/** Keeps chosen customers as a list. */
export async function createList(
  context: Context,
  { customerIds, ...input }: CreateListInput,
): Promise<{ segmentId: string; size: number }> {
  const segmentId = await saveSegment(context, { ...input, kind: 'list', rule: null, schedule: 'manual' });
  const result = await replaceMembers(context, segmentId, {
    sql: 'SELECT DISTINCT unnest($1::int4[]) AS "customerId"',
    params: [customerIds],
  });
  return { segmentId, size: result?.size ?? 0 };
}
