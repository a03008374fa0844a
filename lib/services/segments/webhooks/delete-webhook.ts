import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type OneWebhook } from '@/lib/schemas/webhook';
import { findWebhook } from './find-webhook';

/** Forgets a webhook with its deliveries. */
export async function deleteWebhook(context: Context, { webhookId }: OneWebhook): Promise<void> {
  const { id } = await findWebhook(context, webhookId);
  const { prisma } = await database();
  await prisma.webhook.delete({ where: { id } });
}
