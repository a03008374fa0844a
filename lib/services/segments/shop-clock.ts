import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';

/** The shop's clock in milliseconds: the time of its last event, which every window counts back from; null where none has a time. */
export async function shopClock({ shop }: Context): Promise<number | null> {
  const { prisma } = await database();
  const { _max } = await prisma.customer.aggregate({ where: { shopId: shop.id }, _max: { lastSeen: true } });
  return _max.lastSeen?.getTime() ?? null;
}
