import 'server-only';
import { database } from '@/lib/db';
import { type ShopSummary } from '@/lib/schemas/shop';

/** Every shop of the install, the demo shop first, then by name. */
export async function listShops(): Promise<ShopSummary[]> {
  const { prisma } = await database();
  return prisma.shop.findMany({
    orderBy: [{ isDemo: 'desc' }, { name: 'asc' }],
    select: { id: true, slug: true, name: true, currency: true, isDemo: true },
  });
}
