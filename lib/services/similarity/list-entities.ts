import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type SimilarityEntity } from '@/lib/schemas/similarity';

/** Names of customers or products, in the order of the ids asked for. Ids of other shops are left out. */
export async function listEntities(
  { shop }: Context,
  of: 'customer' | 'product',
  ids: readonly number[],
): Promise<SimilarityEntity[]> {
  const { prisma } = await database();
  const where = { shopId: shop.id, id: { in: [...ids] } };
  const found: SimilarityEntity[] =
    of === 'customer'
      ? (
          await prisma.customer.findMany({
            where,
            select: { id: true, externalId: true, name: true, country: true },
          })
        ).map(({ name, country, ...row }) => ({
          ...row,
          label: name ?? row.externalId,
          labelZh: null,
          group: country,
        }))
      : (
          await prisma.product.findMany({
            where,
            select: { id: true, externalId: true, title: true, titleZh: true, category: true },
          })
        ).map(({ title, titleZh, category, ...row }) => ({
          ...row,
          label: title ?? row.externalId,
          labelZh: titleZh,
          group: category,
        }));
  const byId = new Map(found.map((entity) => [entity.id, entity]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
