import 'server-only';
import { owner } from '@/lib/auth/person';
import { database } from '@/lib/db';
import { startRefresh } from './start-refresh';
import { startDeliveries } from './webhooks/start-deliveries';

const shop = { select: { id: true, slug: true, name: true, currency: true, dataVersion: true } } as const;

/** Queues a refresh of every segment whose time has come, in all shops. */
export async function enqueueDueSegments(): Promise<void> {
  const { prisma } = await database();
  const due = await prisma.segment.findMany({
    where: { nextAt: { lte: new Date() }, archivedAt: null },
    select: { id: true, shop },
  });
  for (const segment of due)
    await startRefresh({ person: owner, shop: segment.shop }, { segmentId: segment.id });
}

/** Queues the sending of messages whose next attempt has come, in all shops. */
export async function enqueueDueDeliveries(): Promise<void> {
  const { prisma } = await database();
  const due = await prisma.shop.findMany({
    where: {
      segments: {
        some: {
          webhooks: {
            some: {
              isActive: true,
              deliveries: { some: { status: 'waiting', nextAt: { lte: new Date() } } },
            },
          },
        },
      },
    },
    ...shop,
  });
  for (const one of due) await startDeliveries({ person: owner, shop: one });
}
