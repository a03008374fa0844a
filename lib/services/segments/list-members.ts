import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type Page } from '@/lib/schemas/page';
import { type MembersQuery, type SegmentMemberView } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';

interface Row extends Omit<SegmentMemberView, 'lastSeen' | 'enteredAt'> {
  readonly lastSeen: Date | null;
  readonly enteredAt: Date;
}

/** One page of a segment's members as of its last refresh, who came last first. */
export async function listMembers(
  context: Context,
  { segmentId, page, pageSize }: MembersQuery,
): Promise<Page<SegmentMemberView>> {
  const { id, size } = await findSegment(context, segmentId);
  const { pool } = await database();
  const { rows } = await pool.query<Row>(
    `SELECT c."id", c."externalId", c."name", c."country", c."interactionCount", c."purchaseCount", c."spend", c."lastSeen", m."enteredAt"
     FROM "SegmentMember" m JOIN "Customer" c ON c."id" = m."customerId" WHERE m."segmentId" = $1::uuid
     ORDER BY m."enteredAt" DESC, c."id" LIMIT $2 OFFSET $3`,
    [id, pageSize, (page - 1) * pageSize],
  );
  return {
    rows: rows.map(({ lastSeen, enteredAt, ...row }) => ({
      ...row,
      lastSeen: lastSeen?.toISOString() ?? null,
      enteredAt: enteredAt.toISOString(),
    })),
    total: size,
    page,
    pageSize,
  };
}
