import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { owner } from '@/lib/auth/person';
import { closeDatabase, database } from '@/lib/db';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { saidError } from '@/lib/schemas/said-error';
import { createShop } from '@/lib/services/shops/create-shop';
import { enqueueProbe, probeJob, until, untilAborted } from './probe-job.fixture';
import { cancelJob, getJob, listJobs } from './queue';
import { Runner } from './runner';

let context: Context;
let other: Context;
const { probe, definition } = probeJob();
const plain = probe.behaviour;
let runner = new Runner([definition]);

async function shop(name: string): Promise<Context> {
  const created = await createShop({ name });
  return { person: owner, shop: { ...created, dataVersion: 0 } };
}

/** Works off what is due. */
async function drain(): Promise<void> {
  for (let id = await runner.claim(); id; id = await runner.claim()) await runner.run(id);
}

/** Leaves a job as a process that died left it: running, with a lease that ran out. */
async function crash(jobId: string): Promise<void> {
  const { pool } = await database();
  await pool.query(
    `UPDATE "Job" SET "status" = 'running', "lockedBy" = 'a process that died', "attempts" = "attempts" + 1,
       "leaseUntil" = now() - interval '1 second', "progress" = 0.5 WHERE "id" = $1`,
    [jobId],
  );
}

beforeAll(async () => {
  context = await shop('Runner test');
  other = await shop('Runner test, next door');
});

beforeEach(async () => {
  const { prisma } = await database();
  await prisma.job.deleteMany({ where: { shopId: { in: [context.shop.id, other.shop.id] } } });
  Object.assign(probe, { behaviour: plain, ran: [], abandoned: [] });
  runner = new Runner([definition]);
});

afterAll(async () => {
  const { prisma } = await database();
  await prisma.shop.deleteMany({ where: { id: { in: [context.shop.id, other.shop.id] } } });
  await closeDatabase();
});

test('the same work asked for twice is one job while it is open, and a new one afterwards', async () => {
  const first = await enqueueProbe(context, 'a', 'key');
  const again = await enqueueProbe(context, 'a', 'key');
  const elsewhere = await enqueueProbe(other, 'a', 'key');
  expect([first.created, again, elsewhere.created]).toEqual([
    true,
    { jobId: first.jobId, created: false },
    true,
  ]);
  await drain();
  expect(probe.ran).toEqual(['a', 'a']);
  expect((await enqueueProbe(context, 'a', 'key')).created).toBe(true);
});

test('works jobs off in order, and another shop sees none of them', async () => {
  const { jobId } = await enqueueProbe(context, 'first');
  await enqueueProbe(context, 'second');
  await drain();
  expect(probe.ran).toEqual(['first', 'second']);
  expect(await getJob(context, { jobId })).toMatchObject({
    status: 'succeeded',
    subject: 'first',
    progress: 1,
    resultId: 'result of first',
    attempts: 1,
    error: null,
  });
  expect(await listJobs(other)).toEqual([]);
  await expect(getJob(other, { jobId })).rejects.toThrow('no such job');
});

test('a place counts everything that waits for the runner, also the work of another shop', async () => {
  await enqueueProbe(other, 'first');
  const { jobId } = await enqueueProbe(context, 'second');
  expect((await getJob(context, { jobId })).place).toBe(2);
  expect((await listJobs(other)).find(({ status }) => status === 'queued')?.place).toBe(1);
  await drain();
  expect((await getJob(context, { jobId })).place).toBeNull();
  const { prisma } = await database();
  await prisma.job.deleteMany({ where: { shopId: other.shop.id } });
});

test('two runners never take the same job', async () => {
  await enqueueProbe(context, 'a');
  await enqueueProbe(context, 'b');
  const second = new Runner([definition]);
  const claimed = await Promise.all([runner.claim(), second.claim(), runner.claim(), second.claim()]);
  const ids = claimed.filter((id) => id !== null);
  expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
});

test('keeps progress, stage and rate while it runs', async () => {
  let finish = () => {};
  probe.behaviour = async ({ report }) => {
    report({ progress: 0.25, stage: 'reading', rate: 1200 });
    await new Promise<void>((resolve) => (finish = resolve));
    return 'done';
  };
  const { jobId } = await enqueueProbe(context, 'a');
  const working = drain();
  const seen = await until(context, jobId, ({ progress }) => progress > 0);
  expect(seen).toMatchObject({ status: 'running', progress: 0.25, stage: 'reading', rate: 1200 });
  finish();
  await working;
});

test('a failure that a person can cure keeps its sentence, any other a plain one', async () => {
  probe.behaviour = () => Promise.reject(new AppError('not-enough-data', 'Import data first.'));
  const known = await enqueueProbe(context, 'known');
  await drain();
  probe.behaviour = () => Promise.reject(new RangeError('Invalid typed array length: -5'));
  const unknown = await enqueueProbe(context, 'unknown');
  await drain();
  expect(await getJob(context, known)).toMatchObject({ status: 'failed', error: 'Import data first.' });
  const { status, error, told } = await getJob(context, unknown);
  expect([status, error]).toEqual(['failed', expect.stringContaining('Something went wrong')]);
  expect(told).toEqual({ code: 'internal', says: { key: 'jobFailed', values: {} } });
  expect((await getJob(context, known)).told).toEqual({ code: 'not-enough-data' });
  probe.behaviour = () => Promise.reject(saidError('not-found', 'noTrained', { algorithm: 'ease' }));
  const said = await enqueueProbe(context, 'said');
  await drain();
  expect((await getJob(context, said)).told?.says).toEqual({
    key: 'noTrained',
    values: { algorithm: 'ease' },
  });
  expect(probe.abandoned[0]).toBe('known | failed | Import data first.');
});

test('a queued job is cancelled at once and never runs', async () => {
  const { jobId } = await enqueueProbe(context, 'a');
  expect((await cancelJob(context, { jobId })).status).toBe('cancelled');
  await drain();
  expect(probe.ran).toEqual([]);
});

test('a queued job that is cancelled is abandoned like a running one', async () => {
  const { jobId } = await enqueueProbe(context, 'a');
  await cancelJob(context, { jobId });
  await runner.abandonCancelled();
  await runner.abandonCancelled();
  expect(probe.abandoned).toEqual(['a | cancelled | ']);
  expect((await getJob(context, { jobId })).finishedAt).not.toBeNull();
});

test('a running job is cancelled in this process', async () => {
  probe.behaviour = untilAborted;
  const { jobId } = await enqueueProbe(context, 'a');
  const working = drain();
  await until(context, jobId, ({ status }) => status === 'running');
  await cancelJob(context, { jobId });
  await working;
  expect(await getJob(context, { jobId })).toMatchObject({ status: 'cancelled', error: null });
  expect(probe.abandoned).toEqual(['a | cancelled | ']);
});

test('a running job is cancelled by another process, and not by another shop', async () => {
  probe.behaviour = untilAborted;
  const { jobId } = await enqueueProbe(context, 'a');
  const working = drain();
  await until(context, jobId, ({ status }) => status === 'running');
  await expect(cancelJob(other, { jobId })).rejects.toThrow('no such job');
  const { prisma } = await database();
  await prisma.job.update({ where: { id: jobId }, data: { cancelAt: new Date() } });
  await working;
  expect((await getJob(context, { jobId })).status).toBe('cancelled');
});

test('a job whose process died is run once more', async () => {
  const { jobId } = await enqueueProbe(context, 'a');
  await crash(jobId);
  await drain();
  expect(await getJob(context, { jobId })).toMatchObject({ status: 'succeeded', attempts: 2 });
});

test('a job whose process died twice fails', async () => {
  const { jobId } = await enqueueProbe(context, 'a');
  await crash(jobId);
  await crash(jobId);
  await drain();
  const { status, error } = await getJob(context, { jobId });
  expect([status, error]).toEqual(['failed', expect.stringContaining('died twice')]);
  expect([probe.ran, probe.abandoned.length]).toEqual([[], 1]);
});

test('a job that was cancelled while its process was dead is not run again', async () => {
  const { jobId } = await enqueueProbe(context, 'a');
  await crash(jobId);
  await cancelJob(context, { jobId });
  await drain();
  expect((await getJob(context, { jobId })).status).toBe('cancelled');
  expect(probe.ran).toEqual([]);
});

test('a job that another process took over is let go without a word', async () => {
  probe.behaviour = untilAborted;
  const { jobId } = await enqueueProbe(context, 'a');
  const working = drain();
  await until(context, jobId, ({ status }) => status === 'running');
  const { prisma } = await database();
  await prisma.job.update({ where: { id: jobId }, data: { lockedBy: 'another process' } });
  await working;
  expect((await getJob(context, { jobId })).status).toBe('running');
  expect(probe.abandoned).toEqual([]);
});

test('a runner that stops gives its job back; the next one runs it', async () => {
  probe.behaviour = untilAborted;
  runner.start();
  const { jobId } = await enqueueProbe(context, 'a');
  await until(context, jobId, ({ status }) => status === 'running');
  await runner.stop();
  expect(await getJob(context, { jobId })).toMatchObject({ status: 'queued', attempts: 0 });
  probe.behaviour = plain;
  runner = new Runner([definition]);
  await drain();
  expect(await getJob(context, { jobId })).toMatchObject({ status: 'succeeded', attempts: 1 });
});
