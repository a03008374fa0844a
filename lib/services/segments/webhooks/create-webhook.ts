import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type CreateWebhookInput, type NewWebhook } from '@/lib/schemas/webhook';
import { findSegment } from '@/lib/services/segments/find-segment';
import { newSecret } from './sign';

const MOST = 10;

/** Makes an address known that a segment's changes are sent to. Its secret is told here and never again. */
export async function createWebhook(
  context: Context,
  { segmentId, url }: CreateWebhookInput,
): Promise<NewWebhook> {
  const segment = await findSegment(context, segmentId);
  const { prisma } = await database();
  if ((await prisma.webhook.count({ where: { segmentId: segment.id } })) >= MOST)
    throw saidError('conflict', 'mostWebhooks', { most: MOST });
  const secret = newSecret();
  const { id } = await prisma.webhook.create({
    data: { segmentId: segment.id, url, secret },
    select: { id: true },
  });
  return { id, secret };
}
