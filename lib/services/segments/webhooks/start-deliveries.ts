import 'server-only';
import { enqueue } from '@/lib/jobs/queue';
import { type Context } from '@/lib/schemas/context';

/** Queues the sending of whatever is due in the shop: one job for all of it. */
export async function startDeliveries(context: Context): Promise<void> {
  await enqueue(context, { kind: 'webhook', payload: {}, subject: context.shop.name, dedupeKey: 'webhook' });
}
