import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';

/** A webhook's id and segment. Throws `not-found` where the shop has none of that id. The secret stays where it is. */
export async function findWebhook({ shop }: Context, webhookId: string) {
  const { prisma } = await database();
  const row = await prisma.webhook.findFirst({
    where: { id: webhookId, segment: { shopId: shop.id } },
    select: { id: true, segmentId: true, isActive: true },
  });
  if (!row) throw saidError('not-found', 'noWebhook');
  return row;
}
