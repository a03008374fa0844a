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
  { segmentId, page, pageSize, q = '' }: MembersQuery,
): Promise<Page<SegmentMemberView>> {
  const { id, size } = await findSegment(context, segmentId);
  const { pool } = await database();
  // A text, not a pattern: what a person types has no wildcards.
  const from = `FROM "SegmentMember" m JOIN "Customer" c ON c."id" = m."customerId" WHERE m."segmentId" = $1::uuid
     AND ($2::text = '' OR strpos(lower(concat_ws(' ', c."externalId", c."name", c."email")), lower($2)) > 0)`;
  const { rows } = await pool.query<Row>(
    `SELECT c."id", c."externalId", c."name", c."country", c."interactionCount", c."purchaseCount", c."spend", c."lastSeen", m."enteredAt"
     ${from} ORDER BY m."enteredAt" DESC, c."id" LIMIT $3 OFFSET $4`,
    [id, q, pageSize, (page - 1) * pageSize],
  );
  const countFound = async () =>
    (await pool.query<{ n: number }>(`SELECT count(*)::int4 AS n ${from}`, [id, q])).rows[0]?.n ?? 0;
  return {
    rows: rows.map(({ lastSeen, enteredAt, ...row }) => ({
      ...row,
      lastSeen: lastSeen?.toISOString() ?? null,
      enteredAt: enteredAt.toISOString(),
    })),
    total: q === '' ? size : await countFound(),
    page,
    pageSize,
  };
}
