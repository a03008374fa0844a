import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs } from '@/lib/jobs/start';
import { getJob } from '@/lib/jobs/queue';
import { trainTask } from '@/lib/jobs/tasks/train';
import { type Context } from '@/lib/schemas/context';
import { type StartTrainingInput, startTrainingInput } from '@/lib/schemas/model';
import { readCatalogue } from '@/lib/services/interactions/read-catalogue';
import { readSnapshot } from '@/lib/services/interactions/read-snapshot';
import { getRun } from '@/lib/services/models/get-run';
import { findBaselines } from '@/lib/services/models/find-baselines';
import { listAlgorithms } from '@/lib/services/models/list-algorithms';
import { listRuns } from '@/lib/services/models/list-runs';
import { saveArrays } from '@/lib/services/models/array-parts';
import { loadState } from '@/lib/services/models/model-state';
import { loadJudged } from '@/lib/services/models/judged-run';
import { runAgain } from '@/lib/services/models/run-again';
import { openModel } from '@/lib/services/models/open-model';
import { startTraining } from '@/lib/services/models/start-training';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';

let context: Context;

const inputOf = (given: Partial<StartTrainingInput>): StartTrainingInput =>
  startTrainingInput.parse({ algorithm: 'popularity', ...given });

async function train(given: Partial<StartTrainingInput>): Promise<string> {
  const { jobId } = await startTraining(context, inputOf(given));
  await drainJobs();
  const { status, resultId, error } = await getJob(context, { jobId });
  expect([status, error]).toEqual(['succeeded', null]);
  return resultId ?? '';
}

beforeAll(async () => {
  context = await createTestShop('Training test');
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

test.each(listAlgorithms().map(({ id, presets }) => [id, presets.quick ?? {}] as const))(
  '%s: the thread judges as the same thread would, and the state comes back bit by bit',
  async (algorithm, params) => {
    const input = inputOf({ algorithm, params, feedback: 'implicit', k: 5 });
    const runId = await train(input);
    const { log, dataHash, productIds: ids } = await readSnapshot(context);
    const catalogue = await readCatalogue(context, ids);
    const here = await trainTask({ log, catalogue, baselines: [], known: [], ...input }, { report() {} });
    const run = await getRun(context, { runId });
    expect(run.metrics).toEqual(here.metrics);
    expect(Object.keys(here.metrics)).toContain('ndcg@5');
    expect(run.protocol).toMatchObject({
      dataHash,
      k: 5,
      seed: 42,
      feedback: 'implicit',
      split: { kind: 'random', testRatio: 0.2 },
      judgedCustomers: here.judgedCustomers,
      trainInteractions: here.trainInteractions,
      testInteractions: here.testInteractions,
    });
    expect(run.isStale).toBe(false);
    expect(run.stateBytes).toBeGreaterThan(0);
    const { popularity, productIds, customerIds, ...state } = await loadState(runId);
    expect(state).toEqual(here.state);
    expect(popularity).toEqual(here.popularity);
    expect([productIds, customerIds].map((ids) => (typeof ids === 'number' ? 0 : ids?.length))).toEqual([
      log.items,
      log.customers,
    ]);
  },
);

test('a run is held against popularity and EASE, whose judgement the next run of the protocol takes over', async () => {
  const runId = await train({ algorithm: 'item-knn', seed: 5 });
  const { verdicts, intervals, metrics, protocol } = await getRun(context, { runId });
  expect(verdicts.map(({ against }) => against)).toEqual(['popularity', 'ease']);
  for (const { relative, p } of verdicts) expect([relative !== null, p > 0 && p <= 1]).toEqual([true, true]);
  const { mean, low, high } = intervals['ndcg@10'] ?? { mean: 0, low: 0, high: 0 };
  expect(mean).toBeCloseTo(metrics?.['ndcg@10'] ?? 0, 6);
  expect(low < mean && mean < high).toBe(true);
  const defaults = { ...protocol, seed: 5 };
  const known = await findBaselines(context, defaults, ['popularity', 'ease']);
  const judged = await loadJudged(runId);
  expect(known.map(({ values }) => values)).toEqual([judged.baselines.popularity, judged.baselines.ease]);
  const own = await loadJudged(await train({ algorithm: 'ease', seed: 5 }));
  expect(own.values.ndcg).toEqual(judged.baselines.ease);
  expect(Object.keys(own.baselines)).toEqual(['popularity']);
  expect(await findBaselines(context, { ...defaults, k: 9 }, ['popularity'])).toEqual([]);
});

test('keeps what every judged customer was recommended, and what was held out', async () => {
  const runId = await train({
    algorithm: 'popularity',
    split: { kind: 'leave-last-one-out', testRatio: 0.2 },
  });
  const judged = await loadJudged(runId);
  const customers = judged.customerIds.length;
  const { protocol } = await getRun(context, { runId });
  expect(customers).toBe(protocol.judgedCustomers);
  expect([judged.lists.length, judged.held.length, judged.heldOffsets.length]).toEqual([
    10 * customers,
    customers,
    customers + 1,
  ]);
  const { prisma } = await database();
  const { productIds } = await readSnapshot(context);
  expect([...judged.held, ...judged.lists].every((id) => productIds.includes(id))).toBe(true);
  const seen = await prisma.interaction.findMany({
    where: { customerId: judged.customerIds[0] ?? 0 },
    select: { productId: true },
  });
  expect(seen.map(({ productId }) => productId)).toContain(judged.held[0]);
  const hits = Array.from({ length: customers }, (_, at) =>
    judged.lists.subarray(10 * at, 10 * at + 10).includes(judged.held[at] ?? -1) ? 1 : 0,
  );
  expect(hits).toEqual([...(judged.values['hit-rate'] ?? [])]);
  expect(Object.keys(judged.groups)).toEqual(['activity', 'taste', 'category']);
});

test('cross-validation holds everything out once and judges every customer with two products', async () => {
  const runId = await train({ algorithm: 'ease', split: { kind: 'k-fold', testRatio: 0.2, folds: 3 } });
  const { protocol, verdicts, metrics } = await getRun(context, { runId });
  expect(protocol.split).toMatchObject({ kind: 'k-fold', folds: 3 });
  expect(metrics?.['ndcg@10']).toBeGreaterThan(0);
  expect(verdicts.map(({ against }) => against)).toEqual(['popularity']);
  const { customerIds, held, heldOffsets } = await loadJudged(runId);
  expect(heldOffsets[customerIds.length]).toBe(held.length);
});

test('run again gives the same digits, and says so', async () => {
  const runId = await train({ algorithm: 'user-knn', seed: 9 });
  const { jobId } = await runAgain(context, { runId });
  await drainJobs();
  const { resultId } = await getJob(context, { jobId });
  const again = await getRun(context, { runId: resultId ?? '' });
  expect(again.repeatOf).toEqual({ runId, isEqual: true });
  expect(again.metrics).toEqual((await getRun(context, { runId })).metrics);
});

test('a training whose process died after the model was saved is not done twice', async () => {
  const runId = await train({ seed: 2 });
  const { prisma } = await database();
  const { jobId } = await prisma.modelRun.findUniqueOrThrow({ where: { id: runId } });
  const left = { status: 'running', leaseUntil: new Date(0), resultId: null } as const;
  await prisma.job.update({ where: { id: jobId ?? '' }, data: left });
  const before = (await listRuns(context)).length;
  await drainJobs();
  expect(await getJob(context, { jobId: jobId ?? '' })).toMatchObject({
    status: 'succeeded',
    resultId: runId,
  });
  expect((await listRuns(context)).length).toBe(before);
});

test('what a training left that stopped while it was saving is cleared away by the next', async () => {
  const { prisma } = await database();
  const { id } = await prisma.modelRun.create({
    data: {
      shopId: context.shop.id,
      jobId: crypto.randomUUID(),
      algorithm: 'ease',
      params: {},
      protocol: {},
    },
  });
  expect((await listRuns(context)).map((run) => run.id)).not.toContain(id);
  await train({ seed: 3 });
  expect(await prisma.modelRun.findUnique({ where: { id } })).toBeNull();
});

test('parameters out of bounds and an empty choice of feedback are refused with a sentence', async () => {
  await expect(startTraining(context, inputOf({ algorithm: 'item-knn', params: { k: 0 } }))).rejects.toThrow(
    /^k: /,
  );
  const { prisma } = await database();
  await prisma.interaction.deleteMany({ where: { shopId: context.shop.id, kind: 'rating' } });
  await prisma.shop.update({ where: { id: context.shop.id }, data: { dataVersion: { increment: 1 } } });
  const { jobId } = await startTraining(context, inputOf({ feedback: 'ratings' }));
  await drainJobs();
  const { status, error } = await getJob(context, { jobId });
  expect([status, error]).toEqual(['failed', expect.stringContaining('choose another feedback')]);
  expect((await listRuns(context)).every(({ isStale }) => isStale)).toBe(true);
});

test('a model that another version stored is refused with a sentence, not misread', async () => {
  const runId = await train({ seed: 9 });
  await saveArrays('ModelPart', runId, await loadState(runId));
  await expect(openModel(context, runId)).rejects.toThrow('another version of Kindred. Train it again.');
});
