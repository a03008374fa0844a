import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs } from '@/lib/jobs/start';
import { nearestVectors } from '@/lib/ml/similarity/nearest-vectors';
import { type Context } from '@/lib/schemas/context';
import { startTrainingInput } from '@/lib/schemas/model';
import { readHistory } from '@/lib/services/recommendations/read-history';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { listModelNeighbours } from '@/lib/services/similarity/list-model-neighbours';
import { exportEmbeddings, readEmbeddings } from './export-embeddings';
import { findRunOf } from './find-run-of';
import { makeCurrent } from './make-current';
import { openModel } from './open-model';
import { startTraining } from './start-training';

let context: Context;

beforeAll(async () => {
  context = await createTestShop('Embeddings test');
  for (const algorithm of ['ials', 'ease', 'popularity'] as const)
    await startTraining(
      context,
      startTrainingInput.parse({ algorithm, params: algorithm === 'ials' ? { dimensions: 8 } : {} }),
    );
  await drainJobs();
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

/** Our ids by the shop's own. */
async function idsOf(of: 'product' | 'customer'): Promise<Map<string, number>> {
  const { prisma } = await database();
  const query = { where: { shopId: context.shop.id }, select: { id: true, externalId: true } } as const;
  const rows = await (of === 'product' ? prisma.product.findMany(query) : prisma.customer.findMany(query));
  return new Map(rows.map(({ id, externalId }) => [externalId, id]));
}

/** Our ids of the products that most turned to. */
async function busiestProducts(): Promise<number[]> {
  const { prisma } = await database();
  const rows = await prisma.product.findMany({
    where: { shopId: context.shop.id },
    orderBy: [{ interactionCount: 'desc' }, { id: 'asc' }],
    take: 3,
  });
  return rows.map(({ id }) => id);
}

test('the exported vectors of products are as alike as the current model says, and the file holds them', async () => {
  const runId = await findRunOf(context, 'ials');
  await makeCurrent(context, { runId });
  const embeddings = await readEmbeddings(context, { runId, of: 'product' });
  const idOf = await idsOf('product');
  expect([embeddings.dimensions, embeddings.ids.length]).toEqual([8, idOf.size]);
  for (const id of await busiestProducts()) {
    const row = embeddings.ids.findIndex((externalId) => idOf.get(externalId) === id);
    const neighbours = await listModelNeighbours(context, { of: 'product', id, k: 5 });
    const nearest = nearestVectors(embeddings, row, 5).filter(({ score }) => score > 0);
    expect(neighbours.length).toBeGreaterThan(0);
    expect(neighbours.map(({ entity }) => entity.externalId)).toEqual(
      nearest.map(({ item }) => embeddings.ids[item]),
    );
    neighbours.forEach(({ similarity, shared }, at) => {
      expect(similarity).toBeCloseTo(nearest[at]?.score ?? Number.NaN, 5);
      expect(shared).toBeNull();
    });
  }
  let text = '';
  for await (const piece of exportEmbeddings(context, { runId, of: 'product' })) text += piece;
  const [header, ...lines] = text.trimEnd().split('\r\n');
  expect(header).toBe('\uFEFFid,name,d1,d2,d3,d4,d5,d6,d7,d8');
  expect(lines).toHaveLength(idOf.size);
  const last = lines[4]?.split(',').slice(-8).map(Number) ?? [];
  expect(Float32Array.from(last)).toEqual(embeddings.vectors.slice(4 * 8, 5 * 8));
});

test('the vector of a customer is what the model makes of the history alone', async () => {
  const runId = await findRunOf(context, 'ials');
  const opened = await openModel(context, runId);
  const { ids, dimensions, vectors } = await readEmbeddings(context, { runId, of: 'customer' });
  const idOf = await idsOf('customer');
  expect(ids.length).toBeGreaterThan(20);
  for (const row of [0, 11, ids.length - 1]) {
    const history = await readHistory(context, idOf.get(ids[row] ?? '') ?? 0, opened);
    expect(vectors.slice(row * dimensions, (row + 1) * dimensions)).toEqual(
      opened.model.customerEmbedding(history),
    );
  }
  await makeCurrent(context, { runId });
  const id = idOf.get(ids[11] ?? '') ?? 0;
  const neighbours = await listModelNeighbours(context, { of: 'customer', id, k: 4 });
  expect(neighbours.map(({ entity }) => entity.externalId)).toEqual(
    nearestVectors({ dimensions, vectors }, 11, 4).map(({ item }) => ids[item]),
  );
});

test('an algorithm without vectors says so and names those that have; one without similarities too', async () => {
  const runId = await findRunOf(context, 'ease');
  for (const of of ['product', 'customer'] as const)
    await expect(readEmbeddings(context, { runId, of })).rejects.toThrow(
      /^EASE has no vectors .*iALS.*SVD.*BPR.*/,
    );
  const [id = 0] = await busiestProducts();
  await makeCurrent(context, { runId });
  expect((await listModelNeighbours(context, { of: 'product', id, k: 3 })).length).toBeGreaterThan(0);
  await makeCurrent(context, { runId: await findRunOf(context, 'popularity') });
  await expect(listModelNeighbours(context, { of: 'product', id, k: 3 })).rejects.toThrow(
    'does not compare products',
  );
});
