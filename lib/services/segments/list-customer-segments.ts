import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type CustomerSegment } from '@/lib/schemas/segment';
import { kindOf } from './find-segment';

/** The segments that a customer is in, since when: the longest first. */
export async function listCustomerSegments(
  { shop }: Context,
  { customerId }: { customerId: number },
): Promise<CustomerSegment[]> {
  const { prisma } = await database();
  const rows = await prisma.segmentMember.findMany({
    where: { customerId, segment: { shopId: shop.id, archivedAt: null } },
    orderBy: [{ enteredAt: 'asc' }, { segment: { name: 'asc' } }],
    select: { enteredAt: true, segment: { select: { id: true, name: true, kind: true, size: true } } },
  });
  return rows.map(({ enteredAt, segment: { id, kind, ...segment } }) => ({
    ...segment,
    segmentId: id,
    kind: kindOf(kind),
    enteredAt: enteredAt.toISOString(),
  }));
}
