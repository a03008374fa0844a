import 'server-only';
import { database, type Prisma } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type CustomersQuery, type CustomerSummary } from '@/lib/schemas/customer';
import { type Page } from '@/lib/schemas/page';

export const customerSelect = {
  id: true,
  externalId: true,
  name: true,
  country: true,
  interactionCount: true,
  purchaseCount: true,
  spend: true,
  lastSeen: true,
} as const;

export const summaryOf = ({
  lastSeen,
  ...row
}: Prisma.CustomerGetPayload<{ select: typeof customerSelect }>): CustomerSummary => ({
  ...row,
  lastSeen: lastSeen?.toISOString() ?? null,
});

/** Columns that may be empty: their empty rows come last, whichever way they are sorted. */
const nullable = new Set(['lastSeen', 'name']);

/** One page of a shop's customers. An exact id of the shop is found whatever else contains it. */
export async function listCustomers(
  { shop }: Context,
  query: CustomersQuery,
): Promise<Page<CustomerSummary>> {
  const { prisma } = await database();
  const { q, sort, direction, page, pageSize, country, minInteractions, bought } = query;
  const contains = { contains: q, mode: 'insensitive' as const };
  const where: Prisma.CustomerWhereInput = {
    shopId: shop.id,
    ...(q ? { OR: [{ externalId: contains }, { name: contains }, { email: contains }] } : {}),
    ...(country ? { country } : {}),
    ...(minInteractions ? { interactionCount: { gte: minInteractions } } : {}),
    ...(bought === undefined ? {} : { purchaseCount: bought ? { gt: 0 } : 0 }),
  };
  const order = nullable.has(sort)
    ? { [sort]: { sort: direction, nulls: 'last' as const } }
    : { [sort]: direction };
  const rows = await prisma.customer.findMany({
    where,
    orderBy: [order, { id: 'asc' }],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: customerSelect,
  });
  return { rows: rows.map(summaryOf), total: await prisma.customer.count({ where }), page, pageSize };
}

/** The countries that customers of the shop live in, most common first. */
export async function listCountries({ shop }: Context): Promise<string[]> {
  const { prisma } = await database();
  const groups = await prisma.customer.groupBy({
    by: ['country'],
    where: { shopId: shop.id, country: { not: null } },
    _count: true,
    orderBy: { _count: { country: 'desc' } },
    take: 100,
  });
  return groups.flatMap(({ country }) => country ?? []);
}
