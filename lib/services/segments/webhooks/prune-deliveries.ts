import 'server-only';
import { database } from '@/lib/db';
import { DELIVERY_DAYS } from '@/lib/schemas/history-limits';
import { type Context } from '@/lib/schemas/context';

const DAY = 86_400_000;

/** Forgets the messages of a shop that were taken or given up long ago. What still waits stays. */
export async function pruneDeliveries({ shop }: Context): Promise<void> {
  const { prisma } = await database();
  await prisma.webhookDelivery.deleteMany({
    where: {
      status: { not: 'waiting' },
      createdAt: { lt: new Date(Date.now() - DELIVERY_DAYS * DAY) },
      webhook: { segment: { shopId: shop.id } },
    },
  });
}
