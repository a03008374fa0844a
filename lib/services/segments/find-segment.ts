import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type SegmentKind } from '@/lib/schemas/segment';
import { segmentKinds } from '@/lib/schemas/segment-kinds';

/** A segment's row. Throws `not-found` where the shop has none of that id. */
export async function findSegment({ shop }: Context, segmentId: string) {
  const { prisma } = await database();
  const row = await prisma.segment.findFirst({ where: { id: segmentId, shopId: shop.id } });
  if (!row) throw saidError('not-found', 'noSegment');
  return { ...row, kind: kindOf(row.kind) };
}

export function kindOf(stored: string): SegmentKind {
  const known = segmentKinds.find((kind) => kind === stored);
  if (!known) throw new Error(`A segment is of the unknown kind ${stored}.`);
  return known;
}
