import 'server-only';
import { owner } from '@/lib/auth/person';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type ShopSize } from '@/lib/simulator';
import { createDemoShop } from './create-demo-shop';
import { getShopBySlug } from './get-shop';

/** A simulated shop for a test, in whichever database is under test. */
export async function createTestShop(name: string, size: ShopSize = 'tiny'): Promise<Context> {
  const { shop } = await createDemoShop({ name, size, seed: 7, endsAt: Date.UTC(2026, 5, 30) });
  const { id, slug, currency, dataVersion } = await getShopBySlug(shop.slug);
  return { person: owner, shop: { id, slug, name, currency, dataVersion } };
}

/** Leaves the database without any trace of it. */
export async function deleteTestShop({ shop }: Context): Promise<void> {
  const { prisma } = await database();
  await prisma.interaction.deleteMany({ where: { shopId: shop.id } });
  await prisma.shop.delete({ where: { id: shop.id } });
}
