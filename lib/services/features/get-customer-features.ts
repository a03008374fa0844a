import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { affinityKinds, type CustomerFeaturesView, rfmCells } from '@/lib/schemas/features';

const iso = (time: Date | null) => time?.toISOString() ?? null;

/** What a customer is like, as of the shop's latest computation; null where it was not computed yet. */
export async function getCustomerFeatures(
  { shop }: Context,
  { customerId }: { customerId: number },
): Promise<CustomerFeaturesView | null> {
  const { prisma } = await database();
  const row = await prisma.customerFeatures.findFirst({ where: { customerId, shopId: shop.id } });
  if (!row) return null;
  const affinities = await prisma.customerAffinity.findMany({
    where: { customerId, shopId: shop.id },
    orderBy: [{ lift: 'desc' }, { name: 'asc' }],
    select: { kind: true, name: true, count: true, share: true, lift: true },
  });
  const {
    shopId: _shop,
    fingerprint: _fingerprint,
    firstOrderAt,
    lastOrderAt,
    nextOrderAt,
    rfmCell,
    ...rest
  } = row;
  return {
    ...rest,
    firstOrderAt: iso(firstOrderAt),
    lastOrderAt: iso(lastOrderAt),
    nextOrderAt: iso(nextOrderAt),
    rfmCell: rfmCells.find((cell) => cell === rfmCell) ?? null,
    affinities: affinities.flatMap(({ kind, ...affinity }) => {
      const known = affinityKinds.find((name) => name === kind);
      return known ? [{ kind: known, ...affinity }] : [];
    }),
  };
}
