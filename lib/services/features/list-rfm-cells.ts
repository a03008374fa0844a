import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type RfmCell, rfmCells } from '@/lib/schemas/features';

/** How many customers are in each RFM cell, best cell first. */
export async function listRfmCells({
  shop,
}: Context): Promise<{ readonly cell: RfmCell; readonly customers: number }[]> {
  const { prisma } = await database();
  const groups = await prisma.customerFeatures.groupBy({
    by: ['rfmCell'],
    where: { shopId: shop.id, rfmCell: { not: null } },
    _count: true,
  });
  const counts = new Map(groups.map(({ rfmCell, _count }) => [rfmCell, _count]));
  return rfmCells.map((cell) => ({ cell, customers: counts.get(cell) ?? 0 }));
}
