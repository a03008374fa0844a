import 'server-only';
import { database } from '@/lib/db';
import { entriesOf, eventKinds, type Feedback } from '@/lib/ml/interactions';
import { type History } from '@/lib/ml/recommender';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type OpenModel } from '@/lib/services/models/open-model';

/** A customer's history as it is in the database now, in the model's items; what the model does not know is left out. */
export async function readHistory(
  { shop }: Context,
  customerId: number,
  { itemOf, feedback, productIds }: OpenModel,
): Promise<History> {
  const { prisma } = await database();
  const customer = await prisma.customer.findFirst({
    where: { id: customerId, shopId: shop.id },
    select: { id: true },
  });
  if (!customer) throw saidError('not-found', 'noCustomer');
  const events = (
    await prisma.interaction.findMany({
      where: { shopId: shop.id, customerId },
      orderBy: [{ time: 'asc' }, { key: 'asc' }],
      select: { productId: true, kind: true, value: true, time: true },
    })
  ).flatMap(({ productId, ...event }) => {
    const item = itemOf.get(productId);
    return item === undefined ? [] : [{ ...event, item }];
  });
  return historyFrom(events, productIds.length, feedback);
}

interface HistoryEvent {
  readonly item: number;
  readonly kind: (typeof eventKinds)[number];
  readonly value: number | null;
  readonly time: Date | null;
}

/** Events of one shopper as a history: one weight an item, the oldest first. */
function historyFrom(events: readonly HistoryEvent[], items: number, feedback: Feedback): History {
  const entries = entriesOf(
    {
      customers: 1,
      items,
      customerOf: new Int32Array(events.length),
      itemOf: Int32Array.from(events, ({ item }) => item),
      kindOf: Uint8Array.from(events, ({ kind }) => eventKinds.indexOf(kind)),
      values: Float32Array.from(events, ({ value }) => value ?? Number.NaN),
      times: Float64Array.from(events, ({ time }) => time?.getTime() ?? Number.NaN),
    },
    feedback,
  );
  return { items: entries.itemOf, weights: entries.weights };
}

/** A history that was thought up: each product once. As ratings it counts as rated 4, a plain like. */
export function whatIfHistory(productIds: readonly number[], { itemOf, feedback }: OpenModel): History {
  const items = [...new Set(productIds)].flatMap((id) => itemOf.get(id) ?? []);
  const weight = feedback === 'binary' ? 1 : feedback === 'ratings' ? 4 : 5;
  return { items: Int32Array.from(items), weights: new Float32Array(items.length).fill(weight) };
}
