import 'server-only';
import { database, type Prisma } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { pruneDeliveries } from './prune-deliveries';
import { sendMessage } from './send-message';

/** Messages sent at the same time. */
const AT_ONCE = 8;
/** Milliseconds before the second attempt; each further wait is four times as long: 15 s, 1 min, 4 min, 16 min, 64 min, 4 h. */
const FIRST_WAIT = 15_000;
const ATTEMPTS = 7;

const dueSelect = {
  id: true,
  payload: true,
  attempts: true,
  webhook: { select: { url: true, secret: true } },
} as const;
type Due = Prisma.WebhookDeliveryGetPayload<{ select: typeof dueSelect }>;

async function deliver(due: Due, signal: AbortSignal): Promise<void> {
  const { prisma } = await database();
  const { isTaken, answer } = await sendMessage(due, signal);
  const attempts = due.attempts + 1;
  const isGivenUp = !isTaken && attempts >= ATTEMPTS;
  // Deleted meanwhile, with its webhook: then there is nothing to write down.
  await prisma.webhookDelivery.updateMany({
    where: { id: due.id },
    data: {
      attempts,
      answer,
      status: isTaken ? 'delivered' : isGivenUp ? 'failed' : 'waiting',
      deliveredAt: isTaken ? new Date() : null,
      nextAt: isTaken || isGivenUp ? null : new Date(Date.now() + FIRST_WAIT * 4 ** due.attempts),
    },
  });
}

/**
 * Sends every message of the shop that is due, oldest first. Each is sent again later, ever more seldom, until it is taken.
 * What was taken or given up long ago is forgotten.
 */
export async function deliverDue(context: Context, signal: AbortSignal): Promise<number> {
  const { prisma } = await database();
  await pruneDeliveries(context);
  for (let sent = 0; ;) {
    signal.throwIfAborted();
    const due = await prisma.webhookDelivery.findMany({
      where: {
        status: 'waiting',
        nextAt: { lte: new Date() },
        webhook: { isActive: true, segment: { shopId: context.shop.id } },
      },
      orderBy: { createdAt: 'asc' },
      take: AT_ONCE,
      select: dueSelect,
    });
    if (due.length === 0) return sent;
    await Promise.all(due.map((one) => deliver(one, signal)));
    sent += due.length;
  }
}
