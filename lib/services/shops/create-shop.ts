import 'server-only';
import { type z } from 'zod';
import { database, Prisma } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { createShopInput, type ShopSummary } from '@/lib/schemas/shop';

/** Lower-case Latin letters, digits and hyphens of the name; `shop` where it has none of them (a name in Chinese). */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug || 'shop';
}

async function freeSlug(wish: string): Promise<string> {
  const { prisma } = await database();
  const taken = new Set(
    (await prisma.shop.findMany({ where: { slug: { startsWith: wish } }, select: { slug: true } })).map(
      (shop) => shop.slug,
    ),
  );
  if (!taken.has(wish)) return wish;
  for (let n = 2; ; n++) if (!taken.has(`${wish}-${n}`)) return `${wish}-${n}`;
}

/** Creates an empty shop. Throws `conflict` when the name is taken. */
export async function createShop(
  given: z.input<typeof createShopInput> & { isDemo?: boolean },
): Promise<ShopSummary> {
  const { name, currency } = createShopInput.parse(given);
  const { prisma } = await database();
  try {
    return await prisma.shop.create({
      data: { name, currency, slug: await freeSlug(slugOf(name)), isDemo: given.isDemo ?? false },
      select: { id: true, slug: true, name: true, currency: true, isDemo: true },
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw saidError('conflict', 'shopName', { name });
    throw error;
  }
}
