import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { until } from '@/lib/jobs/probe-job.fixture';
import { cancelJob, getJob } from '@/lib/jobs/queue';
import { drainJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { type StartSearchInput, startSearchInput } from '@/lib/schemas/search';
import { getRun } from '@/lib/services/models/get-run';
import { listAlgorithms } from '@/lib/services/models/list-algorithms';
import { listRuns } from '@/lib/services/models/list-runs';
import { listSearches } from '@/lib/services/models/list-searches';
import { startSearch } from '@/lib/services/models/start-search';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';

let context: Context;

const inputOf = (given: Partial<StartSearchInput>) =>
  startSearchInput.parse({ algorithm: 'item-knn', trials: 4, ...given });

beforeAll(async () => {
  context = await createTestShop('Search test');
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

test('keeps every setting that was tried, and trains the best as a run', async () => {
  const { jobId } = await startSearch(context, inputOf({ params: { shrinkage: 10 } }));
  await drainJobs();
  const job = await getJob(context, { jobId });
  expect([job.status, job.error]).toEqual(['succeeded', null]);
  const [search] = await listSearches(context);
  expect([search?.id, search?.algorithm, search?.method]).toEqual([job.resultId, 'item-knn', 'random']);
  expect(search?.trials).toHaveLength(4);
  expect(search?.trials.every(({ params }) => params.shrinkage === 10)).toBe(true);
  const best = Math.max(...(search?.trials.map(({ value }) => value) ?? []));
  expect(search?.trials.find(({ value }) => value === best)?.params).toEqual(search?.best);
  const run = await getRun(context, { runId: search?.runId ?? '' });
  expect([run.algorithm, run.params]).toEqual(['item-knn', search?.best]);
});

test("a search whose process died in its winner's training goes on with what it had found", async () => {
  const { prisma } = await database();
  const [{ id = '' } = {}] = await listSearches(context);
  const { jobId, runId } = await prisma.search.findUniqueOrThrow({ where: { id } });
  await prisma.modelRun.delete({ where: { id: runId ?? '' } });
  await prisma.job.update({
    where: { id: jobId },
    data: { status: 'running', leaseUntil: new Date(0), resultId: null },
  });
  await drainJobs();
  const searches = await listSearches(context);
  expect(searches.map((search) => search.id)).toEqual([id]);
  expect(searches[0]?.runId).not.toBeNull();
});

test('more validation parts, and smaller ones, judge the same settings otherwise', async () => {
  const first = async (given: Partial<StartSearchInput>) => {
    const { jobId } = await startSearch(context, inputOf({ trials: 2, ...given }));
    await drainJobs();
    const { resultId } = await getJob(context, { jobId });
    const found = (await listSearches(context)).find(({ id }) => id === resultId);
    return { ...found?.trials[0], input: found?.input };
  };
  const one = await first({});
  const mean = await first({ validations: 3, validationRatio: 0.1 });
  expect(mean.input).toMatchObject({ validations: 3, validationRatio: 0.1 });
  expect(mean.params).toEqual(one.params);
  expect(mean.value).not.toBe(one.value);
});

test('a search that is cancelled half way stops and leaves nothing', async () => {
  const before = [(await listSearches(context)).length, (await listRuns(context)).length];
  const { jobId } = await startSearch(context, inputOf({ algorithm: 'ials', trials: 200 }));
  const working = drainJobs();
  await until(context, jobId, ({ stage, status }) => stage === 'searching' || status === 'failed');
  await cancelJob(context, { jobId });
  await working;
  expect((await getJob(context, { jobId })).status).toBe('cancelled');
  expect([(await listSearches(context)).length, (await listRuns(context)).length]).toEqual(before);
});

test('what cannot be searched is refused with a sentence', async () => {
  const { fields = [] } = listAlgorithms().find(({ id }) => id === 'item-knn') ?? {};
  const all = Object.fromEntries(fields.map((field) => [field.name, field.default]));
  await expect(startSearch(context, inputOf({ params: all }))).rejects.toThrow('no parameter left to search');
  const folds = inputOf({ split: { kind: 'k-fold', testRatio: 0.2 } });
  await expect(startSearch(context, folds)).rejects.toThrow('Choose another split');
  await expect(startSearch(context, inputOf({ params: { k: 0 } }))).rejects.toThrow(/^k: /);
});
