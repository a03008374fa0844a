import 'server-only';
import { database } from '@/lib/db';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';

/** Our id of the customer whom the shop calls `externalId`. */
export async function findCustomerId({ shop }: Context, externalId: string): Promise<number> {
  const { prisma } = await database();
  const row = await prisma.customer.findUnique({
    where: { shopId_externalId: { shopId: shop.id, externalId } },
    select: { id: true },
  });
  if (!row) throw new AppError('not-found', `The shop has no customer "${externalId}".`);
  return row.id;
}

/** Our id of the product that the shop calls `externalId`. */
export async function findProductId({ shop }: Context, externalId: string): Promise<number> {
  const { prisma } = await database();
  const row = await prisma.product.findUnique({
    where: { shopId_externalId: { shopId: shop.id, externalId } },
    select: { id: true },
  });
  if (!row) throw new AppError('not-found', `The shop has no product "${externalId}".`);
  return row.id;
}
