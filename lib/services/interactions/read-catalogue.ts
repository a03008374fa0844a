import 'server-only';
import { database } from '@/lib/db';
import { type Catalogue } from '@/lib/ml/recommender';
import { type Context } from '@/lib/schemas/context';

/** Products read at a time, so that pages are answered in between. */
const PIECE = 2000;

/**
 * What the shop says of its products; undefined where it says nothing of any.
 * @param productIds ids in ascending order: the order of the catalogue
 */
export async function readCatalogue(
  { shop }: Context,
  productIds: Int32Array,
): Promise<Catalogue | undefined> {
  const { prisma } = await database();
  const texts = new Array<string>(productIds.length).fill('');
  const categories = new Array<string | null>(productIds.length).fill(null);
  const itemOf = new Map(Array.from(productIds, (id, item) => [id, item]));
  for (let from = 0; from < productIds.length; from += PIECE) {
    const last = productIds[Math.min(from + PIECE, productIds.length) - 1] ?? 0;
    const products = await prisma.product.findMany({
      where: { shopId: shop.id, id: { gte: productIds[from] ?? 0, lte: last } },
      select: {
        id: true,
        title: true,
        titleZh: true,
        brand: true,
        category: true,
        description: true,
        descriptionZh: true,
      },
    });
    for (const { id, category, ...product } of products) {
      const item = itemOf.get(id);
      if (item === undefined) continue;
      const { title, titleZh, brand, description, descriptionZh } = product;
      texts[item] = [title, titleZh, brand, category, description, descriptionZh].filter(Boolean).join('\n');
      categories[item] = category;
    }
  }
  return texts.some((text) => text !== '') ? { texts, categories } : undefined;
}
