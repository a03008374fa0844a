import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { interactionKind } from '@/lib/schemas/interaction';
import { type LifeMoment, type Timeline, type TimelineMonth } from '@/lib/schemas/portrait';

const rowSchema = z.object({ month: z.string(), kind: interactionKind, n: z.number() });

async function monthsOf(shopId: number, customerId: number): Promise<TimelineMonth[]> {
  const { pool } = await database();
  const { rows } = await pool.query(
    `SELECT to_char("time" AT TIME ZONE 'UTC', 'YYYY-MM') AS month, "kind"::text AS kind, count(*)::int AS n FROM "Interaction"
     WHERE "shopId" = $1 AND "customerId" = $2 AND "time" IS NOT NULL GROUP BY 1, 2 ORDER BY 1`,
    [shopId, customerId],
  );
  const months = new Map<string, Record<string, number>>();
  for (const { month, kind, n } of z.array(rowSchema).parse(rows))
    months.set(month, { ...months.get(month), [kind]: n });
  return [...months].map(([month, byKind]) => ({ month, byKind }));
}

async function momentsOf(shopId: number, customerId: number): Promise<LifeMoment[]> {
  const { prisma } = await database();
  const [customer, features, changes] = await Promise.all([
    prisma.customer.findUnique({
      where: { id: customerId, shopId },
      select: { joinedAt: true, firstSeen: true },
    }),
    prisma.customerFeatures.findUnique({ where: { customerId, shopId }, select: { firstOrderAt: true } }),
    prisma.segmentChange.findMany({
      where: { customerId, segment: { shopId, archivedAt: null } },
      orderBy: { at: 'desc' },
      take: 20,
      select: { at: true, hasEntered: true, segment: { select: { name: true } } },
    }),
  ]);
  const once = (what: LifeMoment['what'], at: Date | null | undefined): LifeMoment[] =>
    at ? [{ what, at: at.toISOString(), name: null }] : [];
  return [
    ...once('joined', customer?.joinedAt),
    ...once('first-seen', customer?.firstSeen),
    ...once('first-order', features?.firstOrderAt),
    ...changes.map(({ at, hasEntered, segment }): LifeMoment => ({
      at: at.toISOString(),
      what: hasEntered ? 'entered' : 'left',
      name: segment.name,
    })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** A customer's whole life in the shop: events by month, and what happened once. */
export async function getTimeline(
  { shop }: Context,
  { customerId }: { customerId: number },
): Promise<Timeline> {
  const [months, moments] = await Promise.all([
    monthsOf(shop.id, customerId),
    momentsOf(shop.id, customerId),
  ]);
  return { months, moments };
}
