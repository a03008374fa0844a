import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type SegmentUses } from '@/lib/schemas/segment';
import { namedSegments } from './read-rule-world';
import { storedLookAlike, storedRule } from './stored-rule';

/** Where a segment is used: in other segments' rules, as a seed of look-alikes, by webhooks. */
export async function segmentUses({ shop }: Context, segmentId: string): Promise<SegmentUses> {
  const { prisma } = await database();
  const others = await prisma.segment.findMany({
    where: { shopId: shop.id, id: { not: segmentId }, kind: { in: ['rule', 'look-alike'] } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, kind: true, rule: true },
  });
  const segments = others
    .filter(({ kind, rule }) =>
      kind === 'rule'
        ? namedSegments(storedRule(rule)).includes(segmentId)
        : storedLookAlike(rule).seedId === segmentId,
    )
    .map(({ id, name }) => ({ id, name }));
  return { segments, webhooks: await prisma.webhook.count({ where: { segmentId } }) };
}
