import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type OneSegment } from '@/lib/schemas/segment';
import { type DeliveryView, deliveryStatuses, type WebhookView } from '@/lib/schemas/webhook';
import { findSegment } from '@/lib/services/segments/find-segment';

const DELIVERIES = 20;

interface Row {
  readonly id: string;
  readonly status: string;
  readonly isTest: boolean;
  readonly attempts: number;
  readonly answer: string | null;
  readonly entered: number;
  readonly left: number;
  readonly nextAt: Date | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
}

async function deliveries(webhookId: string): Promise<DeliveryView[]> {
  const { pool } = await database();
  const { rows } = await pool.query<Row>(
    `SELECT "id", "status", "payload" ->> 'event' = 'test' AS "isTest", "attempts", "answer", jsonb_array_length("payload" -> 'entered') AS entered, jsonb_array_length("payload" -> 'left') AS left, "nextAt", "createdAt", "deliveredAt"
     FROM "WebhookDelivery" WHERE "webhookId" = $1::uuid ORDER BY "createdAt" DESC, "id" DESC LIMIT ${DELIVERIES}`,
    [webhookId],
  );
  return rows.map(({ status, nextAt, createdAt, deliveredAt, ...row }) => ({
    ...row,
    status: deliveryStatuses.find((known) => known === status) ?? 'failed',
    nextAt: nextAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
  }));
}

/** Where a segment's changes are sent, with the last deliveries; secrets are not told. */
export async function listWebhooks(context: Context, { segmentId }: OneSegment): Promise<WebhookView[]> {
  const { id } = await findSegment(context, segmentId);
  const { prisma } = await database();
  const webhooks = await prisma.webhook.findMany({
    where: { segmentId: id },
    orderBy: { createdAt: 'asc' },
    select: { id: true, segmentId: true, url: true, isActive: true, createdAt: true },
  });
  const views = [];
  for (const { createdAt, ...webhook } of webhooks)
    views.push({
      ...webhook,
      createdAt: createdAt.toISOString(),
      deliveries: await deliveries(webhook.id),
    });
  return views;
}
