import 'server-only';
import { database, type Prisma } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type Page } from '@/lib/schemas/page';
import { type ProductsQuery, type ProductSummary } from '@/lib/schemas/product';
import { productSelect } from './product-summary';

const nullable = new Set(['ratingMean', 'price', 'title']);

/** One page of a shop's products. */
export async function listProducts(
  { shop }: Context,
  { q, sort, direction, page, pageSize, category, brand }: ProductsQuery,
): Promise<Page<ProductSummary>> {
  const { prisma } = await database();
  const contains = { contains: q, mode: 'insensitive' as const };
  const where: Prisma.ProductWhereInput = {
    shopId: shop.id,
    ...(q
      ? { OR: [{ externalId: contains }, { title: contains }, { titleZh: contains }, { brand: contains }] }
      : {}),
    ...(category ? { category } : {}),
    ...(brand ? { brand } : {}),
  };
  const order = nullable.has(sort)
    ? { [sort]: { sort: direction, nulls: 'last' as const } }
    : { [sort]: direction };
  const rows = await prisma.product.findMany({
    where,
    orderBy: [order, { id: 'asc' }],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: productSelect,
  });
  return { rows, total: await prisma.product.count({ where }), page, pageSize };
}

/** The shop's categories, most products first. */
export async function listCategories({ shop }: Context): Promise<string[]> {
  const { prisma } = await database();
  const groups = await prisma.product.groupBy({
    by: ['category'],
    where: { shopId: shop.id, category: { not: null } },
    _count: true,
    orderBy: { _count: { category: 'desc' } },
    take: 200,
  });
  return groups.flatMap(({ category }) => category ?? []);
}
