import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { REFRESHES_KEPT } from '@/lib/schemas/history-limits';
import { type Page } from '@/lib/schemas/page';
import {
  type ChangesQuery,
  type OneSegment,
  type SegmentChangeView,
  type SegmentRefreshView,
} from '@/lib/schemas/segment';
import { findSegment } from './find-segment';

/** One page of who came and went, the newest first. */
export async function listChanges(
  context: Context,
  { segmentId, change, refreshId, page, pageSize }: ChangesQuery,
): Promise<Page<SegmentChangeView>> {
  const { id } = await findSegment(context, segmentId);
  const { prisma } = await database();
  const where = {
    segmentId: id,
    ...(change ? { hasEntered: change === 'entered' } : {}),
    ...(refreshId === undefined ? {} : { refreshId }),
  };
  const changes = await prisma.segmentChange.findMany({
    where,
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    skip: (page - 1) * pageSize,
    take: pageSize,
  });
  const customers = await prisma.customer.findMany({
    where: { shopId: context.shop.id, id: { in: changes.map(({ customerId }) => customerId) } },
    select: { id: true, externalId: true, name: true },
  });
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  return {
    rows: changes.map(({ customerId, hasEntered, at }) => ({
      customerId,
      externalId: byId.get(customerId)?.externalId ?? String(customerId),
      name: byId.get(customerId)?.name ?? null,
      hasEntered,
      at: at.toISOString(),
    })),
    total: await prisma.segmentChange.count({ where }),
    page,
    pageSize,
  };
}

/** A segment's size after each of its last refreshes, oldest first. */
export async function listRefreshes(
  context: Context,
  { segmentId }: OneSegment,
): Promise<SegmentRefreshView[]> {
  const { id } = await findSegment(context, segmentId);
  const { prisma } = await database();
  const rows = await prisma.segmentRefresh.findMany({
    where: { segmentId: id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: REFRESHES_KEPT,
    omit: { segmentId: true },
  });
  return rows.reverse().map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
