import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { type CustomerDetail } from '@/lib/schemas/customer';
import { customerSelect, summaryOf } from './list-customers';

const attributesSchema = z.record(z.string(), z.string());

/** Interactions of a category below which its lift would be chance. */
const EVIDENCE = 3;

/** One customer with totals and the categories turned to: own share of interactions against the whole shop's (lift). */
export async function getCustomer(
  { shop }: Context,
  { customerId }: { customerId: number },
): Promise<CustomerDetail> {
  const { prisma, pool } = await database();
  const row = await prisma.customer.findFirst({
    where: { id: customerId, shopId: shop.id },
    select: {
      ...customerSelect,
      email: true,
      city: true,
      birthYear: true,
      gender: true,
      joinedAt: true,
      firstSeen: true,
      attributes: true,
    },
  });
  if (!row) throw new AppError('not-found', 'There is no such customer in this shop.');
  const { rows } = await pool.query<{ category: string; n: number; share: number; shop_share: number }>(
    `WITH shop AS (SELECT "category", sum("interactionCount")::float8 AS n FROM "Product" WHERE "shopId" = $1 AND "category" IS NOT NULL GROUP BY 1),
       own AS (SELECT p."category", count(*)::int AS n FROM "Interaction" i JOIN "Product" p ON p."id" = i."productId"
               WHERE i."shopId" = $1 AND i."customerId" = $2 AND i."kind" <> 'return' AND p."category" IS NOT NULL GROUP BY 1)
     SELECT own."category", own.n, own.n / (SELECT sum(n) FROM own)::float8 AS share, shop.n / (SELECT sum(n) FROM shop) AS shop_share
     FROM own JOIN shop ON shop."category" = own."category" WHERE own.n >= ${EVIDENCE} AND shop.n > 0 ORDER BY own.n DESC LIMIT 8`,
    [shop.id, customerId],
  );
  const { email, city, birthYear, gender, joinedAt, firstSeen, attributes, ...summary } = row;
  return {
    ...summaryOf(summary),
    email,
    city,
    birthYear,
    gender,
    joinedAt: joinedAt?.toISOString() ?? null,
    firstSeen: firstSeen?.toISOString() ?? null,
    attributes: attributesSchema.parse(attributes),
    categories: rows.map(({ category, n, share, shop_share }) => ({
      category,
      interactions: n,
      share,
      lift: share / shop_share,
    })),
  };
}
