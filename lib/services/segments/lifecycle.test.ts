import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs, stopJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { refreshFeatures } from '@/lib/services/features/refresh-features';
import { refreshTotals } from '@/lib/services/shops/refresh-totals';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { archiveSegment, unarchiveSegment } from './archive-segment';
import { createLookAlike } from './create-look-alike';
import { createSegment } from './create-segment';
import { deleteSegment } from './delete-segment';
import { enqueueDueSegments } from './enqueue-due';
import { getSegment } from './get-segment';
import { listChanges, listRefreshes } from './list-changes';
import { listVersions } from './list-versions';
import { all, atLeast, base, externalIds, inside, listed, members } from './segment-rules.fixture';
import { readSegmentCatalogue } from './read-catalogue';
import { readNamed } from './read-named';
import { restoreVersion } from './restore-version';
import { listSegments } from './segment-view';
import { startRefresh } from './start-refresh';
import { updateSegment } from './update-segment';

let context: Context;
let names: string[];

const made = async (name: string, rule: RuleGroup) => {
  const { segmentId } = await createSegment(context, { ...base, name, rule });
  await drainJobs();
  return segmentId;
};

beforeAll(async () => {
  context = await createTestShop('Lifecycle test');
  names = await externalIds(context);
});

afterAll(async () => {
  await stopJobs();
  await deleteTestShop(context);
  await closeDatabase();
});

test('a segment is saved, versioned, refreshed; who stays keeps the day of entering', async () => {
  const [a = '', b = '', c = ''] = names;
  const segmentId = await made('Life', all(listed(a, b)));
  const before = await members(context, segmentId);
  expect(before.map(({ externalId }) => externalId)).toEqual([a, b]);
  const changed = await updateSegment(context, { segmentId, rule: all(listed(b, c)), name: 'Life two' });
  expect(changed.version).toBe(2);
  await drainJobs();
  const after = await members(context, segmentId);
  const entered = Object.fromEntries(after.map(({ externalId, enteredAt }) => [externalId, enteredAt]));
  expect(Object.keys(entered).sort()).toEqual([b, c].sort());
  expect(entered[b]).toBe(before[1]?.enteredAt);
  const changes = await listChanges(context, { segmentId, page: 1, pageSize: 25 });
  expect(changes.rows.map(({ externalId, hasEntered }) => [externalId, hasEntered]).slice(0, 2)).toEqual([
    [c, true],
    [a, false],
  ]);
  expect(
    (await listRefreshes(context, { segmentId })).map(({ size, entered, left }) => [size, entered, left]),
  ).toEqual([
    [2, 2, 0],
    [2, 1, 1],
  ]);
  expect((await listVersions(context, { segmentId })).map(({ version, name }) => [version, name])).toEqual([
    [2, 'Life two'],
    [1, 'Life'],
  ]);
  await restoreVersion(context, { segmentId, version: 1 });
  await drainJobs();
  expect((await members(context, segmentId)).map(({ externalId }) => externalId).sort()).toEqual(
    [a, b].sort(),
  );
  expect((await getSegment(context, { segmentId })).version).toBe(3);
  const unchanged = await updateSegment(context, { segmentId, rule: all(listed(a, b)) });
  expect(unchanged).toEqual({ version: 3, jobId: null });
});

test('changes and sizes are kept for 400 days, of the last refreshes for ever', async () => {
  const [a = '', b = '', c = ''] = names;
  const segmentId = await made('Long', all(listed(a)));
  const other = await made('Long other', all(listed(a)));
  const { prisma } = await database();
  const agedBy = (days: number) => new Date(Date.now() - days * 86_400_000);
  const of = { segmentId: { in: [segmentId, other] } };
  await prisma.segmentChange.updateMany({ where: of, data: { at: agedBy(401) } });
  await prisma.segmentRefresh.updateMany({ where: of, data: { at: agedBy(2000) } });
  const old = { segmentId, version: 1, entered: 0, left: 0 };
  await prisma.segmentRefresh.createMany({
    data: [
      ...Array.from({ length: 997 }, (_, hour) => ({ ...old, size: 1, at: agedBy(500 - hour / 24) })),
      { ...old, size: 2, at: agedBy(399) },
    ],
  });
  await prisma.segmentChange.create({
    data: { segmentId, refreshId: 0, customerId: 0, hasEntered: false, at: agedBy(399) },
  });
  const changes = async (id: string) =>
    (await listChanges(context, { segmentId: id, page: 1, pageSize: 50 })).rows.map((row) => row.hasEntered);
  const sizes = () => prisma.segmentRefresh.count({ where: { segmentId } });
  expect(await changes(segmentId)).toEqual([false, true]);
  await updateSegment(context, { segmentId, rule: all(listed(a, b)) });
  await drainJobs();
  // The entering of long ago is forgotten, the member and the day since when are not.
  expect(await changes(segmentId)).toEqual([true, false]);
  expect((await members(context, segmentId)).map(({ externalId }) => externalId).sort()).toEqual(
    [a, b].sort(),
  );
  expect(await changes(other)).toEqual([true]);
  expect(await sizes()).toBe(1000);
  await updateSegment(context, { segmentId, rule: all(listed(a, b, c)) });
  await drainJobs();
  expect(await sizes()).toBe(1000);
  expect((await listRefreshes(context, { segmentId })).slice(-3).map(({ size }) => size)).toEqual([2, 2, 3]);
  await deleteSegment(context, { segmentId });
  await deleteSegment(context, { segmentId: other });
});

test('refuses names that are taken, rules that contain themselves, and deletion of what is used', async () => {
  const inner = await made('Inner', all(atLeast('purchaseCount', 1)));
  const outer = await made('Outer', all(inside(inner, false)));
  await expect(createSegment(context, { ...base, name: 'Inner', rule: all() })).rejects.toThrow(
    'The shop has a segment called "Inner" already.',
  );
  await expect(updateSegment(context, { segmentId: inner, rule: all(inside(outer)) })).rejects.toThrow(
    'A segment cannot contain itself: "Inner" → "Outer" → "Inner".',
  );
  const { segmentId: alike } = await createLookAlike(context, {
    ...{ name: 'Alike', description: '', schedule: 'manual' },
    ...{ seedId: inner, size: 5, measure: 'cosine' },
  });
  await expect(updateSegment(context, { segmentId: inner, rule: all(inside(alike)) })).rejects.toThrow(
    'A segment cannot contain itself: "Inner" → "Alike" → "Inner".',
  );
  await drainJobs();
  await deleteSegment(context, { segmentId: alike });
  await expect(deleteSegment(context, { segmentId: inner })).rejects.toThrow(
    'Other segments use it: "Outer".',
  );
  const { usedBy, size, total, names: named } = await getSegment(context, { segmentId: inner });
  expect(usedBy.segments).toEqual([{ id: outer, name: 'Outer' }]);
  const other = await getSegment(context, { segmentId: outer });
  expect(other.names).toEqual({ [inner]: 'Inner' });
  expect(named).toEqual({});
  expect(size + other.size).toBe(total);
  await deleteSegment(context, { segmentId: outer });
  await deleteSegment(context, { segmentId: inner });
});

test('whose rule was saved by another in the meantime is told so, not that a name is taken', async () => {
  const segmentId = await made('Shared', all(atLeast('purchaseCount', 1)));
  const { prisma } = await database();
  // What the other one's transaction left, after this one had read version 1.
  await prisma.segmentVersion.create({ data: { segmentId, version: 2, name: 'Shared' } });
  await expect(updateSegment(context, { segmentId, rule: all(listed('nobody')) })).rejects.toThrow(
    'This segment was changed meanwhile. Reload it and try again.',
  );
  const { version, description } = await getSegment(context, { segmentId });
  expect([version, description]).toEqual([1, '']);
  await updateSegment(context, { segmentId, name: 'Shared by two', description: 'Who and why' });
  expect(await getSegment(context, { segmentId })).toMatchObject({
    name: 'Shared by two',
    description: 'Who and why',
    version: 1,
  });
  await deleteSegment(context, { segmentId });
});

test('what a rule names is read though it is archived, of this shop alone', async () => {
  const segmentId = await made('Old times', all(atLeast('purchaseCount', 1)));
  await archiveSegment(context, { segmentId });
  const named = { segmentIds: [segmentId], clusteringIds: [crypto.randomUUID()] };
  const { segments, clusterings } = await readNamed(context, named);
  expect(segments).toMatchObject([{ id: segmentId, name: 'Old times', kind: 'rule' }]);
  expect(clusterings).toEqual([]);
  const other = { ...context, shop: { ...context.shop, id: -1 } };
  expect((await readNamed(other, named)).segments).toEqual([]);
  expect((await readSegmentCatalogue(context)).segments.map(({ id }) => id)).not.toContain(segmentId);
  await deleteSegment(context, { segmentId });
});

test('what is scheduled is queued when its time has come, and after the data changed', async () => {
  const { prisma } = await database();
  const segmentId = await made('Daily', all(atLeast('purchaseCount', 1)));
  await updateSegment(context, { segmentId, schedule: 'daily' });
  await enqueueDueSegments();
  expect((await getSegment(context, { segmentId })).jobId).toBeNull();
  await prisma.segment.update({ where: { id: segmentId }, data: { nextAt: new Date(Date.now() - 1000) } });
  await enqueueDueSegments();
  await enqueueDueSegments();
  expect(await prisma.job.count({ where: { shopId: context.shop.id, status: 'queued' } })).toBe(1);
  await drainJobs();
  const { nextAt, isStale, sizes } = await getSegment(context, { segmentId });
  expect(Date.parse(nextAt ?? '')).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  expect([isStale, sizes.length]).toEqual([false, 2]);
  const { pool } = await database();
  const client = await pool.connect();
  await refreshTotals(client, context.shop.id);
  client.release();
  expect((await getSegment(context, { segmentId })).isStale).toBe(true);
  // Due are they once the features are those of the new data, or rules would be found half old.
  await enqueueDueSegments();
  expect((await getSegment(context, { segmentId })).jobId).toBeNull();
  await refreshFeatures(context);
  await enqueueDueSegments();
  await drainJobs();
  expect((await getSegment(context, { segmentId })).isStale).toBe(false);
  await archiveSegment(context, { segmentId });
  await expect(startRefresh(context, { segmentId })).rejects.toThrow('archived');
  expect((await listSegments(context, { archived: true })).map(({ name }) => name)).toEqual(['Daily']);
  await unarchiveSegment(context, { segmentId });
  await enqueueDueSegments();
  expect((await getSegment(context, { segmentId })).jobId).not.toBeNull();
  await drainJobs();
  await deleteSegment(context, { segmentId });
});

test('another rule also makes due who uses it, by way of others too', async () => {
  const inner = await made('In', all(atLeast('purchaseCount', 1)));
  const middle = await made('Mid', all(inside(inner)));
  const outer = await made('Out', all(inside(middle, false)));
  await updateSegment(context, { segmentId: outer, schedule: 'weekly' });
  await updateSegment(context, { segmentId: inner, rule: all() });
  await enqueueDueSegments();
  await drainJobs();
  expect((await getSegment(context, { segmentId: outer })).size).toBe(0);
  for (const segmentId of [outer, middle, inner]) await deleteSegment(context, { segmentId });
});

test('a refresh that fails says why and waits for its next time', async () => {
  const { prisma } = await database();
  const segmentId = await made('Broken', all(atLeast('purchaseCount', 1)));
  const gone = all(inside(crypto.randomUUID()));
  await prisma.segment.update({
    where: { id: segmentId },
    data: { rule: JSON.parse(JSON.stringify(gone)) as object, schedule: 'hourly', nextAt: new Date(0) },
  });
  await enqueueDueSegments();
  await drainJobs();
  const job = await prisma.job.findFirst({ where: { shopId: context.shop.id, status: 'failed' } });
  expect(job?.error).toContain('names a segment that is not there');
  const { nextAt } = await getSegment(context, { segmentId });
  expect(Date.parse(nextAt ?? '')).toBeGreaterThan(Date.now());
  await deleteSegment(context, { segmentId });
});
