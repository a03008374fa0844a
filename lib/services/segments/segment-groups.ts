import 'server-only';
import { database } from '@/lib/db';
import { type CustomerGroups } from '@/lib/ml/comparison/groups';
import { type Context } from '@/lib/schemas/context';
import { SMALLEST_GROUP } from '@/lib/schemas/features';

/** Segments by which judged customers are told apart. */
const SEGMENTS = 8;

interface Row {
  readonly name: string;
  readonly members: number[];
}

const sql = `
SELECT s."name", t.members FROM "Segment" s JOIN (
  SELECT m."segmentId", array_agg(m."customerId" ORDER BY m."customerId") AS members
  FROM "SegmentMember" m JOIN "Segment" own ON own."id" = m."segmentId"
  WHERE own."shopId" = $1 AND own."archivedAt" IS NULL AND m."customerId" = ANY($2::int4[]) GROUP BY 1) t ON t."segmentId" = s."id"
WHERE cardinality(t.members) >= ${SMALLEST_GROUP} ORDER BY cardinality(t.members) DESC, s."name" LIMIT ${SEGMENTS}`;

/**
 * Customers by the shop's largest segments as they are now. Segments may overlap: each is a group of its own, with nobody
 * else told of. Those with too few of these customers are left out.
 * @param customerIds the judged customers
 */
export async function segmentGroups({ shop }: Context, customerIds: Int32Array): Promise<CustomerGroups[]> {
  const { pool } = await database();
  const { rows } = await pool.query<Row>(sql, [shop.id, Array.from(customerIds)]);
  return rows.map(({ name, members }) => {
    const isMember = new Set(members);
    return {
      dimension: 'segment',
      names: [name],
      codes: customerIds.map((id) => (isMember.has(id) ? 0 : -1)),
    };
  });
}

/** Changes with the members of any of the shop's segments, and with their names. */
export async function segmentsState({ shop }: Context): Promise<string> {
  const { prisma } = await database();
  const { _max, _count } = await prisma.segment.aggregate({
    where: { shopId: shop.id },
    _max: { refreshedAt: true, updatedAt: true },
    _count: true,
  });
  return [_count, _max.refreshedAt?.getTime(), _max.updatedAt?.getTime()].join('-');
}
