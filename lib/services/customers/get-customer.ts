import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type CustomerDetail } from '@/lib/schemas/customer';
import { customerSelect, summaryOf } from './list-customers';

const attributesSchema = z.record(z.string(), z.string());

/** One customer: identity, own attributes and totals. */
export async function getCustomer(
  { shop }: Context,
  { customerId }: { customerId: number },
): Promise<CustomerDetail> {
  const { prisma } = await database();
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
  if (!row) throw saidError('not-found', 'noCustomer');
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
  };
}
