import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs, stopJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { SMALLEST_GROUP } from '@/lib/schemas/features';
import { refreshFeatures } from '@/lib/services/features/refresh-features';
import { createList } from '@/lib/services/segments/create-list';
import { archiveSegment } from '@/lib/services/segments/archive-segment';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { exportPortrait, portraitCsv } from './export-portrait';
import { getPortrait } from './get-portrait';
import { getTimeline } from './get-timeline';
import { addNote, deleteNote, listNotes } from './notes';

let context: Context;
let other: Context;
/** Who ordered most. */
let customerId: number;
let foreignId: number;

beforeAll(async () => {
  context = await createTestShop('Portrait test');
  other = await createTestShop('Another shop');
  await refreshFeatures(context);
  const { prisma } = await database();
  const most = (shopId: number) =>
    prisma.customer.findFirstOrThrow({
      where: { shopId },
      orderBy: [{ purchaseCount: 'desc' }, { id: 'asc' }],
      select: { id: true },
    });
  customerId = (await most(context.shop.id)).id;
  foreignId = (await most(other.shop.id)).id;
});

afterAll(async () => {
  await stopJobs();
  await deleteTestShop(context);
  await deleteTestShop(other);
  await closeDatabase();
});

async function listed(name: string): Promise<string> {
  const { segmentId } = await createList(context, { name, description: '', customerIds: [customerId] });
  await drainJobs();
  return segmentId;
}

test('notes are told newest first with who wrote them, and are of one shop only', async () => {
  const first = await addNote(context, { customerId, text: 'Called: wants a size chart.' });
  const second = await addNote(context, { customerId, text: '=HYPERLINK("x")' });
  expect(first.author).toBe(context.person.name);
  expect(await listNotes(context, { customerId })).toEqual([second, first]);
  expect(await listNotes(other, { customerId })).toEqual([]);
  await expect(addNote(context, { customerId: foreignId, text: 'x' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(deleteNote(other, { noteId: first.id })).rejects.toMatchObject({ code: 'not-found' });
  await deleteNote(context, { noteId: first.id });
  await expect(deleteNote(context, { noteId: first.id })).rejects.toThrow('This note is gone already.');
  expect(await listNotes(context, { customerId })).toEqual([second]);
});

test('the timeline counts every event of a life by month and kind', async () => {
  const { prisma } = await database();
  const events = await prisma.interaction.findMany({
    where: { customerId, time: { not: null } },
    select: { time: true, kind: true },
  });
  const recount = new Map<string, number>();
  for (const { time, kind } of events) {
    const key = `${time?.toISOString().slice(0, 7)} ${kind}`;
    recount.set(key, (recount.get(key) ?? 0) + 1);
  }
  const { months } = await getTimeline(context, { customerId });
  const told = months.flatMap(({ month, byKind }) =>
    Object.entries(byKind).map(([kind, count]) => [`${month} ${kind}`, count] as const),
  );
  expect(told.length).toBeGreaterThan(3);
  expect(new Map(told)).toEqual(recount);
  expect(months.map(({ month }) => month)).toEqual([...new Set(months.map(({ month }) => month))].sort());
});

test('what happened once is told newest first; archived segments and other shops are not', async () => {
  await listed('Guests of honour');
  await archiveSegment(context, { segmentId: await listed('Put away') });
  const { moments } = await getTimeline(context, { customerId });
  expect(moments.map(({ at }) => at)).toEqual(
    moments
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
  expect(moments[0]).toMatchObject({ what: 'entered', name: 'Guests of honour' });
  expect(moments.filter(({ name }) => name === 'Put away')).toEqual([]);
  const { prisma } = await database();
  const { firstOrderAt } = await prisma.customerFeatures.findUniqueOrThrow({ where: { customerId } });
  expect(moments.find(({ what }) => what === 'first-order')?.at).toBe(firstOrderAt?.toISOString());
  expect(moments.some(({ what }) => what === 'first-seen')).toBe(true);
  expect(await getTimeline(other, { customerId })).toEqual({ months: [], moments: [] });
});

test('a portrait has features and suggestions; how common its cell is, is told of no small group', async () => {
  const { customer, features, run, suggestions } = await getPortrait(context, { customerId });
  expect(customer.id).toBe(customerId);
  expect([run?.gates.map(({ feature }) => feature), features?.rfmCell]).toEqual([
    expect.arrayContaining(['rfm']),
    null,
  ]);
  expect(features?.orders).toBeGreaterThan(1);
  expect(suggestions.length).toBeGreaterThan(0);
  // So small a shop has no cells: given some by hand.
  const { prisma } = await database();
  const { id: shopId } = context.shop;
  const everybody = await prisma.customerFeatures.count({ where: { shopId } });
  const alike = await prisma.customerFeatures.findMany({
    where: { shopId, customerId: { not: customerId } },
    take: SMALLEST_GROUP - 1,
    select: { customerId: true },
  });
  const celled = async (ids: readonly number[]) => {
    await prisma.customerFeatures.updateMany({
      where: { shopId, customerId: { in: [...ids] } },
      data: { rfmCell: 'champions' },
    });
    return (await getPortrait(context, { customerId })).cell;
  };
  expect(await celled([])).toBeNull();
  expect(await celled([customerId])).toEqual({ customers: 1, share: null });
  expect(await celled(alike.map((one) => one.customerId))).toEqual({
    customers: SMALLEST_GROUP,
    share: SMALLEST_GROUP / everybody,
  });
  await expect(getPortrait(context, { customerId: foreignId })).rejects.toMatchObject({ code: 'not-found' });
});

test('the export holds all of it, as JSON and as a CSV that no spreadsheet runs', async () => {
  const exported = await exportPortrait(context, { customerId });
  expect(exported.shop).toBe('Portrait test');
  expect(exported.customer.id).toBe(customerId);
  expect(exported.segments.map(({ name }) => name)).toEqual(['Guests of honour']);
  expect(exported.notes.map(({ text }) => text)).toEqual(['=HYPERLINK("x")']);
  expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
  const csv = portraitCsv(exported);
  const lines = csv.split('\r\n');
  expect(lines[0]).toBe('\uFEFFpart,name,value');
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  const of = (part: string) => lines.filter((line) => line.startsWith(`${part},`));
  expect(of('segment')).toHaveLength(1);
  expect(of('note')).toHaveLength(1);
  expect(of('moment')).toHaveLength(exported.moments.length);
  expect(of('lift')).toHaveLength(exported.features?.affinities.length ?? -1);
  expect(of('month')).toHaveLength(
    exported.months.reduce((sum, { byKind }) => sum + Object.keys(byKind).length, 0),
  );
  await expect(exportPortrait(context, { customerId: foreignId })).rejects.toMatchObject({
    code: 'not-found',
  });
});
