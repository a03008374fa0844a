import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type SwitchWebhookInput } from '@/lib/schemas/webhook';
import { findWebhook } from './find-webhook';
import { startDeliveries } from './start-deliveries';

/** Pauses a webhook, or lets it go on: what waited is sent then. */
export async function switchWebhook(
  context: Context,
  { webhookId, isActive }: SwitchWebhookInput,
): Promise<void> {
  const { id } = await findWebhook(context, webhookId);
  const { prisma } = await database();
  await prisma.webhook.update({ where: { id }, data: { isActive } });
  if (isActive) await startDeliveries(context);
}
