import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { getJob } from '@/lib/jobs/queue';
import { drainJobs } from '@/lib/jobs/start';
import { startClusteringInput } from '@/lib/schemas/clustering';
import { type Context } from '@/lib/schemas/context';
import { countRule } from '@/lib/services/segments/count-rule';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { deleteClustering, getClusterMap, getClustering, listClusterings } from './get-clustering';
import { startClustering } from './start-clustering';

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

test('refuses what there is too little for', async () => {
  const start = (given: object) =>
    startClustering(context, startClusteringInput.parse({ by: 'tastes', from: 3, to: 4, ...given }));
  await expect(start({ leastEvents: 1000 })).rejects.toThrow('too few for 3 clusters');
  expect(() => startClusteringInput.parse({ by: 'tastes', from: 5, to: 4 })).toThrow();
});
