import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { getJob } from '@/lib/jobs/queue';
import { drainJobs } from '@/lib/jobs/start';
import { startClusteringInput } from '@/lib/schemas/clustering';
import { type Context } from '@/lib/schemas/context';
import { startTrainingInput } from '@/lib/schemas/model';
import { readCustomerVectors } from '@/lib/services/models/customer-vectors';
import { findRunOf } from '@/lib/services/models/find-run-of';
import { makeCurrent } from '@/lib/services/models/make-current';
import { openModel } from '@/lib/services/models/open-model';
import { startTraining } from '@/lib/services/models/start-training';
import { countRule } from '@/lib/services/segments/count-rule';
import { readNamed } from '@/lib/services/segments/read-named';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { deleteClustering, getClusterMap, getClustering, listClusterings } from './get-clustering';
import { estimateClustering, startClustering } from './start-clustering';

let context: Context;

beforeAll(async () => {
  context = await createTestShop('Clustering test', 'small');
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

async function clustered(given: object) {
  const { jobId } = await startClustering(
    context,
    startClusteringInput.parse({ from: 3, to: 4, umap: false, ...given }),
  );
  await drainJobs();
  const job = await getJob(context, { jobId });
  expect([job.status, job.error]).toEqual(['succeeded', null]);
  return getClustering(context, { clusteringId: job.resultId ?? '' });
}

test('groups by taste: profiles, a name, a map and a rule for every cluster, which finds about its members', async () => {
  const { id, report } = await clustered({ by: 'tastes', umap: true, leastEvents: 10 });
  const sizes = report.clusters.map(({ size }) => size);
  expect(sizes.reduce((a, b) => a + b)).toBe(report.customers);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  const { clusterings } = await readNamed(context, { segmentIds: [], clusteringIds: [id] });
  expect(clusterings[0]?.clusters.map(({ size }) => size).sort((a, b) => b - a)).toEqual(sizes);
  expect(report.choice.map(({ k }) => k)).toEqual([3, 4]);
  expect(report.clusters.every(({ name }) => name.length > 0)).toBe(true);
  const map = await getClusterMap(context, { clusteringId: id });
  expect(map.byteLength).toBe(28 * report.customers);
  expect(new Float32Array(map.buffer, 12 * report.customers).every(Number.isFinite)).toBe(true);
  expect(report.tree?.fidelity).toBeGreaterThan(report.tree?.baseline ?? 1);
  for (const { cluster, rule, size, precision, recall } of report.clusters) {
    const exact = await countRule(context, {
      rule: {
        ...{ type: 'group', combinator: 'and', isNegated: false },
        rules: [{ type: 'cluster', clusteringId: id, cluster, isIn: true }],
      },
    });
    expect(exact.size).toBe(size);
    if (!rule || precision === null || recall === null) continue;
    // The tree's own count of whom it sends there, and the database's of whom the rule finds (customers outside the clustering aside).
    const { prisma } = await database();
    const unseen = await prisma.customer.count({ where: { shopId: context.shop.id, interactionCount: 0 } });
    const found = (await countRule(context, { rule })).size;
    const sent = (recall * size) / precision;
    expect(found).toBeGreaterThanOrEqual(Math.round(sent) - 1);
    expect(found).toBeLessThanOrEqual(Math.round(sent) + unseen + 1);
  }
});

test('groups by value; lists, deletes and forgets', async () => {
  const { id, report, input } = await clustered({ by: 'value', from: 3, to: 3, method: 'ward' });
  expect([input.method, report.k, report.landmarks]).toEqual(['ward', 3, null]);
  expect(report.columns).toContain('recencyDays');
  expect((await listClusterings(context)).map((one) => one.id)[0]).toBe(id);
  await deleteClustering(context, { clusteringId: id });
  expect((await listClusterings(context)).map((one) => one.id)).not.toContain(id);
  await expect(getClustering(context, { clusteringId: id })).rejects.toThrow('not kept any more');
});

test("groups by the current model's vectors: whom the model holds alike", async () => {
  await startTraining(context, startTrainingInput.parse({ algorithm: 'ials', params: { dimensions: 16 } }));
  await startTraining(context, startTrainingInput.parse({ algorithm: 'popularity' }));
  await drainJobs();
  await makeCurrent(context, { runId: await findRunOf(context, 'ials') });
  const { id, report } = await clustered({ by: 'embedding', leastEvents: 5 });
  expect(report.columns).toHaveLength(16);
  expect(report.clusters.reduce((sum, { size }) => sum + size, 0)).toBe(report.customers);
  expect(report.clusters.every(({ name }) => name.length > 0)).toBe(true);
  // Members are nearer, by the angle of their vectors, to one another than to the others.
  const { customerIds, dimensions, vectors } = await readCustomerVectors(context, await openModel(context));
  expect(report.customers).toBe(customerIds.length);
  const { prisma } = await database();
  const members = await prisma.clusterMember.findMany({
    where: { clusteringId: id },
    select: { customerId: true, cluster: true },
  });
  const clusterOf = new Map(members.map(({ customerId, cluster }) => [customerId, cluster]));
  const cosine = (a: number, b: number) => {
    let [dot, ofA, ofB] = [0, 0, 0];
    for (let d = 0; d < dimensions; d++) {
      const [x = 0, y = 0] = [vectors[a * dimensions + d], vectors[b * dimensions + d]];
      dot += x * y;
      ofA += x * x;
      ofB += y * y;
    }
    return dot / Math.sqrt(ofA * ofB);
  };
  const sums = { within: [0, 0], between: [0, 0] };
  for (let a = 0; a < customerIds.length; a++)
    for (let b = 0; b < a; b++) {
      const isWithin = clusterOf.get(customerIds[a] ?? 0) === clusterOf.get(customerIds[b] ?? 0);
      const sum = sums[isWithin ? 'within' : 'between'];
      sum[0]! += cosine(a, b);
      sum[1]!++;
    }
  const mean = ([sum = 0, count = 1]: readonly number[]) => sum / count;
  expect(mean(sums.within) - mean(sums.between)).toBeGreaterThan(0.15);
});

test('a model without vectors of customers cannot group them, and says so', async () => {
  await makeCurrent(context, { runId: await findRunOf(context, 'popularity') });
  const input = startClusteringInput.parse({ by: 'embedding', from: 3, to: 3, leastEvents: 5 });
  expect(await estimateClustering(context, input)).toMatchObject({ lacksVectors: true });
  await expect(startClustering(context, input)).rejects.toThrow('no vectors of customers');
});

test('refuses what there is too little for', async () => {
  const start = (given: object) =>
    startClustering(context, startClusteringInput.parse({ by: 'tastes', from: 3, to: 4, ...given }));
  await expect(start({ leastEvents: 1000 })).rejects.toThrow('too few for 3 clusters');
  expect(() => startClusteringInput.parse({ by: 'tastes', from: 5, to: 4 })).toThrow();
});
