import 'server-only';
import { database } from '@/lib/db';
import { logger } from '@/lib/logger';
import { type Context } from '@/lib/schemas/context';
import { json } from '@/lib/services/segments/rule-json';
import { startDeliveries } from './start-deliveries';
import { type WebhookPayload } from './webhook-payload';

/** Customers that one message names. */
const PART = 5000;

interface Change {
  readonly externalId: string;
  readonly hasEntered: boolean;
}

/** Tells a segment's webhooks what a refresh changed. A refresh that changed nothing is not told. */
export async function queueDeliveries(context: Context, segmentId: string, refreshId: number): Promise<void> {
  const { prisma, pool } = await database();
  const webhooks = await prisma.webhook.findMany({
    where: { segmentId, isActive: true },
    select: { id: true },
  });
  const refresh = await prisma.segmentRefresh.findUnique({
    where: { id: refreshId },
    include: { segment: { select: { name: true } } },
  });
  if (webhooks.length === 0 || !refresh) return;
  const { rows } = await pool.query<Change>(
    `SELECT c."externalId", h."hasEntered" FROM "SegmentChange" h JOIN "Customer" c ON c."id" = h."customerId"
     WHERE h."segmentId" = $1::uuid AND h."refreshId" = $2 ORDER BY h."hasEntered" DESC, c."id"`,
    [segmentId, refreshId],
  );
  const parts = Math.ceil(rows.length / PART);
  for (let part = 0; part < parts; part++) {
    const changes = rows.slice(part * PART, (part + 1) * PART);
    const idsOf = (hasEntered: boolean) =>
      changes.filter((change) => change.hasEntered === hasEntered).map(({ externalId }) => externalId);
    const payload: WebhookPayload = {
      event: 'segment.changed',
      shop: context.shop.slug,
      segment: { id: segmentId, name: refresh.segment.name, version: refresh.version, size: refresh.size },
      at: refresh.at.toISOString(),
      part: part + 1,
      parts,
      entered: idsOf(true),
      left: idsOf(false),
    };
    await prisma.webhookDelivery.createMany({
      data: webhooks.map(({ id }) => ({ webhookId: id, payload: json(payload), nextAt: new Date() })),
    });
  }
  if (parts === 0) return;
  // The messages are written; what cannot be started now is started by the next look for what is due.
  await startDeliveries(context).catch((error: unknown) => logger.warn({ err: error }, 'deliveries wait'));
}
