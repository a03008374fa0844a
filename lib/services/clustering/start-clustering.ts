import 'server-only';
import { database } from '@/lib/db';
import { enqueue } from '@/lib/jobs/queue';
import { saidError } from '@/lib/schemas/said-error';
import {
  type ClusteringEstimate,
  type EstimateInput,
  type StartClusteringInput,
} from '@/lib/schemas/clustering';
import { type Context } from '@/lib/schemas/context';
import { openModel } from '@/lib/services/models/open-model';

/** Whether the shop has a current model, and that one has vectors. */
async function hasVectors(context: Context): Promise<boolean> {
  const { prisma } = await database();
  const shop = await prisma.shop.findUniqueOrThrow({
    where: { id: context.shop.id },
    select: { currentRunId: true },
  });
  return shop.currentRunId !== null && (await openModel(context)).model.hasEmbeddings;
}

/** Customers that a clustering is about, those that shape it, and about how long it takes: measured on one core of a server. */
export async function estimateClustering(
  context: Context,
  { by, from, to, leastEvents, umap }: EstimateInput,
): Promise<ClusteringEstimate> {
  const { shop } = context;
  const { prisma } = await database();
  const [customers, fitted] =
    by === 'value'
      ? await prisma.customerFeatures
          .count({ where: { shopId: shop.id, orders: { gt: 0 } } })
          .then((n) => [n, n] as const)
      : await Promise.all([
          prisma.customer.count({ where: { shopId: shop.id, interactionCount: { gt: 0 } } }),
          prisma.customer.count({ where: { shopId: shop.id, interactionCount: { gte: leastEvents } } }),
        ]);
  const tried = Math.min(20_000, fitted);
  const pairs = Math.min(5000, fitted) ** 2;
  const choosing = (to - from + 1) * (1e-4 * tried + 2e-4 * Math.min(3000, fitted) + 1.5e-8 * pairs);
  const mapping = umap ? 3e-3 * Math.min(3000, customers) + 1.2e-4 * Math.max(0, customers - 3000) : 0;
  return {
    customers,
    fitted,
    seconds: 1 + choosing + mapping + 1e-4 * customers,
    lacksVectors: by === 'embedding' && !(await hasVectors(context)),
  };
}

/** Queues a clustering of the shop's customers. */
export async function startClustering(
  context: Context,
  input: StartClusteringInput,
): Promise<{ jobId: string }> {
  const { customers, fitted, lacksVectors } = await estimateClustering(context, input);
  if (lacksVectors) throw saidError('not-enough-data', 'modelNoVectors');
  if (fitted <= input.from)
    throw saidError('not-enough-data', 'fewFitted', { fitted, customers, clusters: input.from });
  const range = input.from === input.to ? `${input.from}` : `${input.from}–${input.to}`;
  const { jobId } = await enqueue(context, {
    kind: 'clusters',
    payload: input,
    subject: `${input.by}, k = ${range}`,
    dedupeKey: `clusters:${JSON.stringify(input)}`,
  });
  return { jobId };
}
