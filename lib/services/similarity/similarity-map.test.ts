import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { getJob } from '@/lib/jobs/queue';
import { drainJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { similarityMetrics, similarityRequest, type SimilarityRequest } from '@/lib/schemas/similarity';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { explainPair } from './explain-pair';
import { getSimilarityCells, getSimilarityMap } from './get-similarity-map';
import { listNeighbours } from './list-neighbours';
import { startSimilarityMap } from './start-similarity-map';

let context: Context;

beforeAll(async () => {
  context = await createTestShop('Similarity test', 'small');
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

const requestOf = (given: Partial<SimilarityRequest>) => similarityRequest.parse({ size: 16, ...given });

async function mapOf(given: Partial<SimilarityRequest>) {
  const { jobId, mapId } = await startSimilarityMap(context, requestOf(given));
  if (mapId) throw new Error('This map was computed before.');
  await drainJobs();
  const { resultId, error } = await getJob(context, { jobId: jobId ?? '' });
  expect(error).toBeNull();
  const head = await getSimilarityMap(context, { mapId: resultId ?? '' });
  const bytes = await getSimilarityCells(context, { mapId: resultId ?? '' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const n = head.entities.length;
  expect(bytes.byteLength).toBe(4 * n * n);
  return { head, n, cell: (row: number, column: number) => view.getFloat32(4 * (row * n + column), true) };
}

const comparisons: Partial<SimilarityRequest>[] = [
  ...similarityMetrics.flatMap((metric) => [
    { of: 'product' as const, metric },
    { of: 'customer' as const, metric, feedback: 'implicit' as const },
  ]),
  { metric: 'cosine', weighting: 'bm25', shrinkage: 20 },
  { metric: 'cosine', weighting: 'tf-idf', feedback: 'ratings' },
  { metric: 'pearson', feedback: 'ratings', shrinkage: 3, of: 'customer' },
];

describe.each(comparisons.map((given) => [JSON.stringify(given), given] as const))('%s', (_name, given) => {
  test('every cell is what the pair says, symmetric, and in the range that the head tells', async () => {
    const { head, n, cell } = await mapOf(given);
    expect(n).toBe(16);
    let shared = 0;
    for (let row = 0; row < n; row++)
      for (let column = 0; column < row; column++) {
        expect(cell(row, column)).toBe(cell(column, row));
        expect(cell(row, column)).toBeGreaterThanOrEqual(head.min);
        expect(cell(row, column)).toBeLessThanOrEqual(head.max);
        if ((row + column) % 5 > 0) continue;
        const [a, b] = [head.entities[row]?.id ?? 0, head.entities[column]?.id ?? 0];
        const pair = await explainPair(context, { ...head.request, a, b });
        expect(pair.similarity).toBeCloseTo(cell(row, column), 5);
        expect([pair.a.id, pair.b.id]).toEqual([a, b]);
        shared += pair.shared;
        if (pair.shared === 0 || pair.shared > 50) continue;
        expect(pair.terms.length).toBe(pair.shared);
        const sum = pair.terms.reduce((total, { term }) => total + term, 0);
        expect(sum).toBeCloseTo(pair.numerator, 4);
        const product = pair.normA * pair.normB;
        if (pair.metric !== 'jaccard' && product > 0)
          expect((pair.numerator / product) * pair.shrinkageFactor).toBeCloseTo(pair.similarity, 5);
      }
    expect(shared).toBeGreaterThan(0);
  });

  test('neighbours have the similarity of the pair, best first', async () => {
    const request = requestOf(given);
    const { prisma } = await database();
    const busiest = { where: { shopId: context.shop.id }, orderBy: { interactionCount: 'desc' } } as const;
    const { id } =
      request.of === 'customer'
        ? await prisma.customer.findFirstOrThrow(busiest)
        : await prisma.product.findFirstOrThrow(busiest);
    const neighbours = await listNeighbours(context, { ...request, id, k: 8 });
    const similarities = neighbours.map(({ similarity }) => similarity);
    expect(similarities).toEqual([...similarities].sort((a, b) => b - a));
    for (const { entity, similarity, shared } of neighbours) {
      const pair = await explainPair(context, { ...request, a: id, b: entity.id });
      expect(pair.similarity).toBeCloseTo(similarity, 6);
      expect(pair.shared).toBe(shared);
      expect(entity.id).not.toBe(id);
    }
  });
});

test('the same map asked for again is there at once; while it is computed there is one job', async () => {
  const request = requestOf({ subset: 'random', seed: 5, group: undefined });
  const first = await startSimilarityMap(context, request);
  const second = await startSimilarityMap(context, requestOf({ subset: 'random', seed: 5 }));
  expect(second).toEqual(first);
  await drainJobs();
  const third = await startSimilarityMap(context, request);
  expect(third.jobId).toBeNull();
  expect((await getSimilarityMap(context, { mapId: third.mapId ?? '' })).entities).toHaveLength(16);
});

test.each(['busiest', 'group'] as const)('a %s subset holds what it says', async (subset) => {
  const { prisma } = await database();
  const { category } = await prisma.product.findFirstOrThrow({ where: { shopId: context.shop.id } });
  const { head } = await mapOf({ subset, order: 'subset', ...(category ? { group: category } : {}) });
  const counts = await prisma.product.findMany({
    where: { id: { in: head.entities.map(({ id }) => id) } },
    select: { id: true, interactionCount: true },
  });
  const countOf = new Map(counts.map((row) => [row.id, row.interactionCount]));
  const inOrder = head.entities.map(({ id }) => countOf.get(id) ?? 0);
  expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a));
  if (subset === 'group')
    expect(new Set(head.entities.map(({ group }) => group))).toEqual(new Set([category]));
});

test('a group without members and a map of another shop are refused with a sentence', async () => {
  const empty = requestOf({ subset: 'group', group: 'no such category' });
  await expect(startSimilarityMap(context, empty)).rejects.toThrow('at least two');
  const { head } = await mapOf({ size: 4 });
  const next = { ...context, shop: { ...context.shop, id: context.shop.id + 1 } };
  await expect(getSimilarityMap(next, { mapId: head.id })).rejects.toThrow('Compute it again');
  await expect(getSimilarityCells(next, { mapId: head.id })).rejects.toThrow('Compute it again');
});
