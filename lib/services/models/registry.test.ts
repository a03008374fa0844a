import { afterAll, beforeAll, expect, test } from 'vitest';
import { drainJobs } from '@/lib/jobs/start';
import { closeDatabase } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { startTrainingInput } from '@/lib/schemas/model';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { archiveRun, unarchiveRun } from './archive-run';
import { deleteRun } from './delete-run';
import { getRun } from './get-run';
import { listPromotions } from './list-promotions';
import { listRuns } from './list-runs';
import { makeCurrent } from './make-current';
import { openModel } from './open-model';
import { promotionStack, rollBack } from './roll-back';
import { startTraining } from './start-training';

let context: Context;
/** The oldest first. */
let runs: string[];

beforeAll(async () => {
  context = await createTestShop('Registry test');
  for (const seed of [0, 1, 2, 3])
    await startTraining(context, startTrainingInput.parse({ algorithm: 'popularity', seed }));
  await drainJobs();
  runs = (await listRuns(context)).map(({ id }) => id).reverse();
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

const currentOf = async () => (await listRuns(context)).find(({ isCurrent }) => isCurrent)?.id;
const [first, second, third] = [() => runs[0] ?? '', () => runs[1] ?? '', () => runs[2] ?? ''];

test('the first model becomes the current one, and another can be made so', async () => {
  expect(await currentOf()).toBe(first());
  await makeCurrent(context, { runId: second() });
  await makeCurrent(context, { runId: second() });
  expect((await openModel(context)).runId).toBe(second());
  expect((await listPromotions(context)).map(({ runId }) => runId)).toEqual([second(), first()]);
});

test('one rollback after another goes further back, never to and fro', async () => {
  const target = async () =>
    (await listPromotions(context)).flatMap((row) => (row.isRollbackTarget ? [row.runId] : []));
  await makeCurrent(context, { runId: third() });
  expect(await target()).toEqual([second()]);
  expect(await rollBack(context)).toEqual({ runId: second() });
  expect(await target()).toEqual([first()]);
  expect(await rollBack(context)).toEqual({ runId: first() });
  expect(await target()).toEqual([]);
  expect(await currentOf()).toBe(first());
  await expect(rollBack(context)).rejects.toThrow('No other model was current before');
  expect((await listPromotions(context)).map(({ isRollback }) => isRollback)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('a run in the archive keeps its figures, is passed over by a rollback, and is not made current', async () => {
  await makeCurrent(context, { runId: second() });
  await makeCurrent(context, { runId: third() });
  await archiveRun(context, { runId: second() });
  expect(await getRun(context, { runId: second() })).toMatchObject({ isArchived: true });
  await expect(makeCurrent(context, { runId: second() })).rejects.toThrow('in the archive');
  await expect(archiveRun(context, { runId: third() })).rejects.toThrow("the shop's current model");
  expect(await rollBack(context)).toEqual({ runId: first() });
  await unarchiveRun(context, { runId: second() });
  await makeCurrent(context, { runId: second() });
  expect((await openModel(context)).runId).toBe(second());
});

test('a deleted current model leaves none; a rollback brings the one before back', async () => {
  await deleteRun(context, { runId: second() });
  await expect(openModel(context)).rejects.toThrow('no current model');
  await expect(getRun(context, { runId: second() })).rejects.toThrow('no such run');
  const [none, gone] = await listPromotions(context);
  expect([none?.runId, none?.algorithm, gone?.runId, gone?.algorithm]).toEqual([
    null,
    null,
    null,
    'popularity',
  ]);
  expect(await rollBack(context)).toEqual({ runId: first() });
});

test('the stack of promotions, by hand', () => {
  const promoted = (runId: string | null) => ({ runId, isRollback: false });
  const back = (runId: string) => ({ runId, isRollback: true });
  expect(promotionStack([promoted('a'), promoted('b'), back('a'), promoted('c')])).toEqual(['a', 'c']);
  expect(promotionStack([promoted('a'), promoted('b'), promoted('a'), back('b')])).toEqual(['a', 'b']);
  // What was rolled back to may have been deleted since, and with it the place in the stack.
  expect(promotionStack([promoted(null), promoted('b'), back('a')])).toEqual(['b', 'a']);
});
