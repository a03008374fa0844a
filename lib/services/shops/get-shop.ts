import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';

const select = { id: true, slug: true, name: true, currency: true, dataVersion: true, isDemo: true } as const;

/** The shop of an address. */
export async function getShopBySlug(slug: string) {
  const { prisma } = await database();
  const shop = await prisma.shop.findUnique({ where: { slug }, select });
  if (!shop) throw saidError('not-found', 'noShop', { name: slug });
  return shop;
}

/** The shop of a name, as the command line takes it: its name or its slug; null where there is none. */
export async function findShopByName(name: string) {
  const { prisma } = await database();
  return prisma.shop.findFirst({ where: { OR: [{ name }, { slug: name }] }, select });
}
