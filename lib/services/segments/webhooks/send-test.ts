import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type DeliveryOutcome, type OneWebhook } from '@/lib/schemas/webhook';
import { json } from '@/lib/services/segments/rule-json';
import { sendMessage } from './send-message';
import { type WebhookPayload } from './webhook-payload';

/**
 * Sends a webhook one message that names nobody, signed like every other, whether the webhook is paused or not. It is sent once:
 * its outcome comes back, and stands in the list of deliveries.
 */
export async function sendTest({ shop }: Context, { webhookId }: OneWebhook): Promise<DeliveryOutcome> {
  const { prisma } = await database();
  const webhook = await prisma.webhook.findFirst({
    where: { id: webhookId, segment: { shopId: shop.id } },
    select: {
      url: true,
      secret: true,
      segment: { select: { id: true, name: true, version: true, size: true } },
    },
  });
  if (!webhook) throw saidError('not-found', 'noWebhook');
  const payload: WebhookPayload = {
    event: 'test',
    shop: shop.slug,
    segment: webhook.segment,
    at: new Date().toISOString(),
    part: 1,
    parts: 1,
    entered: [],
    left: [],
  };
  const id = crypto.randomUUID();
  const createdAt = new Date();
  const outcome = await sendMessage({ id, payload, webhook });
  const row = {
    id,
    payload: json(payload),
    status: outcome.isTaken ? 'delivered' : 'failed',
    attempts: 1,
    answer: outcome.answer,
    createdAt,
    deliveredAt: outcome.isTaken ? new Date() : null,
  };
  // Removed meanwhile: then there is no list to stand in.
  if ((await prisma.webhook.count({ where: { id: webhookId } })) > 0)
    await prisma.webhookDelivery.create({ data: { ...row, webhookId } });
  return outcome;
}
