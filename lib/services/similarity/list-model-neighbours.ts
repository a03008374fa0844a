import 'server-only';
import { database } from '@/lib/db';
import { type Ranked } from '@/lib/ml/recommender';
import { nearestVectors } from '@/lib/ml/similarity/nearest-vectors';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type Neighbour } from '@/lib/schemas/similarity';
import { readCustomerVectors, type ShopCustomerVectors } from '@/lib/services/models/customer-vectors';
import { openModel, type OpenModel } from '@/lib/services/models/open-model';
import { listEntities } from './list-entities';

/** Shops with more customers would wait for minutes until the model has read every history. */
const MOST_CUSTOMERS = 20_000;

/** Vectors of customers in memory: of the models that were asked for last. */
const KEPT = 2;
const process_ = globalThis as typeof globalThis & {
  kindredCustomerVectors?: Map<string, Promise<ShopCustomerVectors>>;
};

function customerVectorsOf(context: Context, opened: OpenModel): Promise<ShopCustomerVectors> {
  const key = [opened.runId, context.shop.dataVersion].join();
  const kept = (process_.kindredCustomerVectors ??= new Map<string, Promise<ShopCustomerVectors>>());
  const read = kept.get(key) ?? readCustomerVectors(context, opened);
  kept.delete(key);
  kept.set(key, read);
  read.catch(() => kept.delete(key));
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  return read;
}

interface Found {
  readonly ranked: readonly Ranked[];
  /** Index → our id. */
  readonly ids: Int32Array;
}

function similarProducts({ model, itemOf, productIds }: OpenModel, id: number, k: number): Found {
  if (!model.comparesItems)
    throw saidError('invalid-input', 'noComparing', { algorithm: model.recommender.title });
  const item = itemOf.get(id);
  if (item === undefined) throw saidError('not-found', 'modelOlder');
  return { ranked: model.similarItems(item, k), ids: productIds };
}

async function similarCustomers(context: Context, opened: OpenModel, id: number, k: number): Promise<Found> {
  const { prisma } = await database();
  if ((await prisma.customer.count({ where: { shopId: context.shop.id } })) > MOST_CUSTOMERS)
    throw saidError('too-large', 'mostCompared', { most: MOST_CUSTOMERS });
  const { customerIds, ...embeddings } = await customerVectorsOf(context, opened);
  const row = customerIds.indexOf(id);
  return { ranked: row < 0 ? [] : nearestVectors(embeddings, row, k), ids: customerIds };
}

/**
 * The k products or customers that the shop's current model finds most similar to one, best first: products by the algorithm's
 * own measure or the cosine of their vectors, customers by the cosine of theirs.
 */
export async function listModelNeighbours(
  context: Context,
  { of, id, k }: { of: 'customer' | 'product'; id: number; k: number },
): Promise<Neighbour[]> {
  const opened = await openModel(context);
  const { ranked, ids } =
    of === 'product' ? similarProducts(opened, id, k) : await similarCustomers(context, opened, id, k);
  const alike = ranked.filter(({ score }) => score > 0);
  const entities = await listEntities(
    context,
    of,
    alike.map(({ item }) => ids[item] ?? -1),
  );
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return alike.flatMap(({ item, score }) => {
    const entity = byId.get(ids[item] ?? -1);
    return entity ? [{ entity, similarity: score, shared: null }] : [];
  });
}
