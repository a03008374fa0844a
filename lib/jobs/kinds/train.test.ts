import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs } from '@/lib/jobs/start';
import { getJob } from '@/lib/jobs/queue';
import { trainTask } from '@/lib/jobs/tasks/train';
import { type Context } from '@/lib/schemas/context';
import { type StartTrainingInput, startTrainingInput } from '@/lib/schemas/model';
import { readSnapshot } from '@/lib/services/interactions/read-snapshot';
import { deleteRun, makeCurrent } from '@/lib/services/models/change-run';
import { getRun } from '@/lib/services/models/get-run';
import { listAlgorithms } from '@/lib/services/models/list-algorithms';
import { listRuns } from '@/lib/services/models/list-runs';
import { loadState } from '@/lib/services/models/model-state';
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

test('the first model becomes the current one; another can be made so; a deleted one leaves none', async () => {
  const first = await train({});
  const second = await train({ seed: 1 });
  expect((await listRuns(context)).map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    [second, false],
    [first, true],
  ]);
  await makeCurrent(context, { runId: second });
  expect((await openModel(context)).runId).toBe(second);
  await deleteRun(context, { runId: second });
  await expect(openModel(context)).rejects.toThrow('no current model');
  await expect(getRun(context, { runId: second })).rejects.toThrow('no such run');
});

test.each(listAlgorithms().map(({ id }) => id))(
  '%s: the thread judges as the same thread would, and the state comes back bit by bit',
  async (algorithm) => {
    const runId = await train({ algorithm, feedback: 'implicit', k: 5 });
    const { log, dataHash } = await readSnapshot(context);
    const here = await trainTask(
      { log, ...inputOf({ algorithm, feedback: 'implicit', k: 5 }) },
      { report() {} },
    );
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
