import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type OverlapQuery, type SegmentOverlap } from '@/lib/schemas/segment';

/** How segments overlap: each customer gets one bit a segment, and equal bit patterns are counted. */
export async function overlapSegments({ shop }: Context, { ids }: OverlapQuery): Promise<SegmentOverlap> {
  const { prisma, pool } = await database();
  const found = await prisma.segment.findMany({
    where: { shopId: shop.id, id: { in: ids } },
    select: { id: true, name: true, size: true },
  });
  const segments = ids.map((id) => {
    const segment = found.find((one) => one.id === id);
    if (!segment) throw saidError('not-found', 'noneOfSegments');
    return segment;
  });
  const { rows } = await pool.query<{ bits: number; n: number }>(
    `SELECT bits, count(*)::int4 AS n FROM (
       SELECT m."customerId", bit_or(1 << (s.place::int4 - 1)) AS bits
       FROM unnest($1::uuid[]) WITH ORDINALITY s(id, place) JOIN "SegmentMember" m ON m."segmentId" = s.id GROUP BY 1) t
     GROUP BY 1 ORDER BY 2 DESC, 1`,
    [ids],
  );
  const inside = rows.reduce((sum, { n }) => sum + n, 0);
  return {
    segments,
    intersections: rows.map(({ bits, n }) => ({
      members: segments.flatMap((_, at) => (bits & (1 << at) ? [at] : [])),
      size: n,
    })),
    outside: Math.max(0, (await prisma.customer.count({ where: { shopId: shop.id } })) - inside),
  };
}
