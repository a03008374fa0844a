import 'server-only';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type SegmentKind } from '@/lib/schemas/segment';
import { findLookAlikes } from './find-look-alikes';
import { findSegment } from './find-segment';
import { readRuleWorld } from './read-rule-world';
import { type RefreshResult, replaceMembers } from './replace-members';
import { compileRule } from './rule-sql/compile-rule';
import { storedLookAlike, storedRule } from './stored-rule';
import { queueDeliveries } from './webhooks/queue-deliveries';

interface Refresh {
  readonly segmentId: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: number, stage: string) => void;
}

/** How often a refresh starts anew because the rule was changed under it. */
const ATTEMPTS = 5;

async function membershipOf(
  context: Context,
  { id, kind, rule, version }: { id: string; kind: SegmentKind; rule: unknown; version: number },
  signal: AbortSignal | undefined,
) {
  if (kind === 'list')
    // Of a list only customers leave who are not in the shop any more.
    return { sql: 'SELECT "customerId" FROM "SegmentMember" WHERE "segmentId" = $1::uuid', params: [id] };
  if (kind === 'look-alike') {
    const ids = await findLookAlikes(context, storedLookAlike(rule), signal);
    return { sql: 'SELECT unnest($1::int4[]) AS "customerId"', params: [ids], version };
  }
  const stored = storedRule(rule);
  const { from, where, params } = compileRule(stored, await readRuleWorld(context, stored, id));
  return { sql: `SELECT c."id" AS "customerId" FROM ${from} WHERE ${where}`, params, version };
}

/** Finds a segment's members anew by the data of now, and tells its webhooks who came and went. */
export async function refreshSegment(
  context: Context,
  { segmentId, signal, onProgress }: Refresh,
): Promise<RefreshResult> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    onProgress?.(0.05, 'reading');
    const segment = await findSegment(context, segmentId);
    const membership = await membershipOf(context, segment, signal);
    signal?.throwIfAborted();
    onProgress?.(0.5, 'saving');
    const result = await replaceMembers(context, segment.id, membership, signal);
    if (!result) continue;
    await queueDeliveries(context, segment.id, result.refreshId);
    return result;
  }
  throw saidError('conflict', 'segmentChanging');
}
