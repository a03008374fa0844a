import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { getJob } from '@/lib/jobs/queue';
import { drainJobs, stopJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { startTrainingInput } from '@/lib/schemas/model';
import { readCustomerVectors } from '@/lib/services/models/customer-vectors';
import { findRunOf } from '@/lib/services/models/find-run-of';
import { makeCurrent } from '@/lib/services/models/make-current';
import { openModel } from '@/lib/services/models/open-model';
import { startTraining } from '@/lib/services/models/start-training';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { createList } from './create-list';
import { createLookAlike } from './create-look-alike';
import { findLookAlikes } from './find-look-alikes';
import { listMembers } from './list-members';
import { startRefresh } from './start-refresh';

let context: Context;
let seedId: string;
let seeds: number[];

beforeAll(async () => {
  context = await createTestShop('Look-alike test');
  for (const algorithm of ['ials', 'popularity'] as const)
    await startTraining(
      context,
      startTrainingInput.parse({ algorithm, params: algorithm === 'ials' ? { dimensions: 8 } : {} }),
    );
  await drainJobs();
  await makeCurrent(context, { runId: await findRunOf(context, 'ials') });
  const { prisma } = await database();
  const rows = await prisma.customer.findMany({
    where: { shopId: context.shop.id },
    orderBy: [{ interactionCount: 'desc' }, { id: 'asc' }],
    take: 4,
    select: { id: true },
  });
  seeds = rows.map(({ id }) => id);
  seedId = (await createList(context, { name: 'Seed', description: '', customerIds: seeds })).segmentId;
});

afterAll(async () => {
  await stopJobs();
  await deleteTestShop(context);
  await closeDatabase();
});

/** Who is nearest to the seeds by the angle of the model's vectors, worked out plainly. */
async function nearest(size: number): Promise<number[]> {
  const { customerIds, dimensions, vectors } = await readCustomerVectors(context, await openModel(context));
  const unit = (row: number) => {
    const vector = Array.from(vectors.subarray(row * dimensions, (row + 1) * dimensions));
    const length = Math.hypot(...vector);
    return vector.map((value) => (length > 0 ? value / length : 0));
  };
  const rows = Array.from(customerIds, (id, row) => ({ id, vector: unit(row) }));
  const own = rows.filter(({ id }) => seeds.includes(id));
  expect(own).toHaveLength(seeds.length);
  const mean = own[0]?.vector.map((_, d) => own.reduce((sum, { vector }) => sum + (vector[d] ?? 0), 0)) ?? [];
  const toMean = (vector: readonly number[]) =>
    vector.reduce((sum, value, d) => sum + value * (mean[d] ?? 0), 0);
  return rows
    .filter(({ id }) => !seeds.includes(id))
    .map(({ id, vector }) => ({ id, likeness: toMean(vector) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, size)
    .map(({ id }) => id);
}

const alike = { name: 'Alike', description: '', schedule: 'manual' as const };

test("a segment of look-alikes by the current model is of those whose vectors point the seed's way", async () => {
  const expected = await nearest(15);
  expect(expected).toHaveLength(15);
  expect(await findLookAlikes(context, { type: 'look-alike', seedId, size: 15, measure: 'model' })).toEqual(
    expected,
  );
  const { segmentId, jobId } = await createLookAlike(context, {
    ...alike,
    seedId,
    size: 15,
    measure: 'model',
  });
  await drainJobs();
  expect(await getJob(context, { jobId })).toMatchObject({ status: 'succeeded', error: null });
  const members = async () =>
    (await listMembers(context, { segmentId, page: 1, pageSize: 50 })).rows.map(({ id }) => id).sort();
  expect(await members()).toEqual([...expected].sort());
  // By what they turned to, others are alike.
  const byTaste = await findLookAlikes(context, { type: 'look-alike', seedId, size: 15, measure: 'cosine' });
  expect([...byTaste].sort()).not.toEqual(await members());
});

test('a model without vectors of customers is told, and one that has them finds the members', async () => {
  await makeCurrent(context, { runId: await findRunOf(context, 'popularity') });
  const { segmentId, jobId } = await createLookAlike(context, {
    ...alike,
    name: 'Alike in vain',
    seedId,
    size: 5,
    measure: 'model',
  });
  await drainJobs();
  const job = await getJob(context, { jobId });
  expect(job.status).toBe('failed');
  expect(job.error).toMatch(/vectors/);
  await makeCurrent(context, { runId: await findRunOf(context, 'ials') });
  const again = await startRefresh(context, { segmentId });
  await drainJobs();
  expect(await getJob(context, { jobId: again.jobId })).toMatchObject({ status: 'succeeded' });
  expect((await listMembers(context, { segmentId, page: 1, pageSize: 50 })).total).toBe(5);
});
