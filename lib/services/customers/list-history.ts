import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type HistoryEvent, type HistoryQuery } from '@/lib/schemas/customer';
import { type Page } from '@/lib/schemas/page';

/** One page of what a customer did, newest first. */
export async function listHistory(
  { shop }: Context,
  { customerId, kinds, from, to, page, pageSize }: HistoryQuery & { customerId: number },
): Promise<Page<HistoryEvent>> {
  const { prisma } = await database();
  const midnight = (day: string | undefined) =>
    day === undefined ? undefined : new Date(`${day}T00:00:00Z`);
  const where = {
    shopId: shop.id,
    customerId,
    ...(kinds.length > 0 ? { kind: { in: [...kinds] } } : {}),
    ...(from !== undefined || to !== undefined ? { time: { gte: midnight(from), lt: midnight(to) } } : {}),
  };
  const rows = await prisma.interaction.findMany({
    where,
    orderBy: [{ time: { sort: 'desc', nulls: 'last' } }, { key: 'asc' }],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: {
      productId: true,
      kind: true,
      value: true,
      quantity: true,
      unitPrice: true,
      time: true,
      session: true,
    },
  });
  const products = await prisma.product.findMany({
    where: { shopId: shop.id, id: { in: rows.map(({ productId }) => productId) } },
    select: { id: true, externalId: true, title: true, titleZh: true, category: true },
  });
  const byId = new Map(products.map((product) => [product.id, product]));
  const events = rows.map(({ time, ...event }): HistoryEvent => {
    const product = byId.get(event.productId);
    return {
      ...event,
      time: time?.toISOString() ?? null,
      productExternalId: product?.externalId ?? String(event.productId),
      productTitle: product?.title ?? null,
      productTitleZh: product?.titleZh ?? null,
      category: product?.category ?? null,
    };
  });
  return { rows: events, total: await prisma.interaction.count({ where }), page, pageSize };
}
