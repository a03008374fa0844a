import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs, stopJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { createList } from './create-list';
import { createLookAlike } from './create-look-alike';
import { createSegment } from './create-segment';
import { duplicateSegment } from './duplicate-segment';
import { explainMembership } from './explain-membership';
import { exportSegmentCsv, exportSegmentJson } from './export-segment';
import { getSegment } from './get-segment';
import { listCustomerSegments } from './list-customer-segments';
import { listMembers } from './list-members';
import { all, atLeast, base, externalIds, inside, listed, members } from './segment-rules.fixture';
import { overlapSegments } from './overlap-segments';
import { startRefresh } from './start-refresh';
import { uploadList } from './upload-list';

let context: Context;
let names: string[];

const made = async (name: string, rule: RuleGroup) => {
  const { segmentId } = await createSegment(context, { ...base, name, rule });
  await drainJobs();
  return segmentId;
};

const file = (text: string) => new Blob([text]).stream();
async function textOf(pieces: AsyncGenerator<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
beforeAll(async () => {
  context = await createTestShop('Membership test');
  names = await externalIds(context);
});

afterAll(async () => {
  await stopJobs();
  await deleteTestShop(context);
  await closeDatabase();
});

test('lists come from spreadsheets, with a report of lines that name nobody', async () => {
  const { prisma } = await database();
  const [a = '', b = '', c = ''] = names;
  await prisma.customer.updateMany({
    where: { shopId: context.shop.id, externalId: c },
    data: { email: 'Carla@Example.org' },
  });
  const report = await uploadList(
    context,
    { name: 'From Excel', description: '' },
    file(`\uFEFFNote;E-mail\r\nx;${a}\r\n"y; z";"${b}"\r\n;CARLA@example.ORG\r\n;nobody\r\n;${a}\r\n`),
  );
  expect(report).toMatchObject({ lines: 5, members: 3, repeated: 1, unknown: 1 });
  expect(report.unknownLines).toEqual([{ line: 5, value: 'nobody' }]);
  const { segmentId } = report;
  expect((await members(context, segmentId)).map(({ externalId }) => externalId).sort()).toEqual(
    [a, b, c].sort(),
  );
  const found = await listMembers(context, { segmentId, q: 'cARLA@example', page: 1, pageSize: 1 });
  expect([found.total, ...found.rows.map(({ externalId }) => externalId)]).toEqual([1, c]);
  // What is typed is a text: no pattern.
  expect(await listMembers(context, { segmentId, q: '%', page: 1, pageSize: 5 })).toMatchObject({ total: 0 });
  await uploadList(context, { segmentId, description: '' }, file(`${b}\n`));
  expect((await members(context, segmentId)).map(({ externalId }) => externalId)).toEqual([b]);
  await expect(uploadList(context, { name: 'None', description: '' }, file('who\nwhat\n'))).rejects.toThrow(
    'None of the 2 lines is an id or e-mail',
  );
  await expect(uploadList(context, { name: 'Empty', description: '' }, file(''))).rejects.toThrow('empty');
  const copy = await duplicateSegment(context, { segmentId });
  expect((await getSegment(context, { segmentId: copy.segmentId })).name).toBe('From Excel (2)');
  expect((await members(context, copy.segmentId)).length).toBe(1);
  await startRefresh(context, { segmentId });
  await drainJobs();
  expect((await members(context, segmentId)).length).toBe(1);
});

test('overlaps are exact and count everybody once', async () => {
  const { prisma } = await database();
  const ids = (
    await prisma.customer.findMany({
      where: { shopId: context.shop.id },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
  ).map(({ id }) => id);
  const list = async (name: string, from: number, to: number) =>
    (await createList(context, { name, description: '', customerIds: ids.slice(from, to) })).segmentId;
  const sets = [await list('A', 0, 10), await list('B', 5, 12), await list('C', 8, 9)];
  const overlap = await overlapSegments(context, { ids: sets });
  expect(overlap.segments.map(({ name, size }) => [name, size])).toEqual([
    ['A', 10],
    ['B', 7],
    ['C', 1],
  ]);
  expect(overlap.intersections).toEqual([
    { members: [0], size: 5 },
    { members: [0, 1], size: 4 },
    { members: [1], size: 2 },
    { members: [0, 1, 2], size: 1 },
  ]);
  expect(overlap.outside).toBe(ids.length - 12);
  const mine = await listCustomerSegments(context, { customerId: ids[8] ?? 0 });
  expect(mine.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
});

test('explains rule by rule why a customer is in or out', async () => {
  const { prisma } = await database();
  const customer = await prisma.customer.findFirstOrThrow({
    where: { shopId: context.shop.id, purchaseCount: { gt: 0 }, country: { not: null } },
  });
  const buyers = await made('Buyers', all(atLeast('purchaseCount', 1)));
  const rule: RuleGroup = {
    ...all(
      inside(buyers),
      { type: 'text', field: 'country', operator: 'is', values: ['Nowhere'] },
      { type: 'event', event: { kind: 'purchase' }, operator: 'at-most', count: 0, window: { kind: 'ever' } },
    ),
    isNegated: true,
  };
  const segmentId = await made('Explained', rule);
  const why = await explainMembership(context, { segmentId, customerId: customer.id });
  expect([why.isMember, why.enteredAt !== null, why.names]).toEqual([true, true, { [buyers]: 'Buyers' }]);
  const [first, second, third] = why.reason?.rules ?? [];
  expect(why.reason).toMatchObject({ isTrue: true, isNegated: true });
  expect(first).toMatchObject({
    isTrue: true,
    inner: { isTrue: true, rules: [{ value: customer.purchaseCount }] },
  });
  expect(second).toMatchObject({ isTrue: false, value: customer.country });
  const bought = await prisma.interaction.count({ where: { customerId: customer.id, kind: 'purchase' } });
  expect(third).toMatchObject({ isTrue: false, value: bought });
  await expect(explainMembership(context, { segmentId, customerId: 999_999_999 })).rejects.toThrow(
    'no such customer',
  );
});

test('look-alikes are as many as asked for, and none of the seed', async () => {
  const { prisma } = await database();
  const seedRows = await prisma.customer.findMany({
    where: { shopId: context.shop.id, purchaseCount: { gt: 0 } },
    orderBy: { id: 'asc' },
    take: 5,
    select: { id: true },
  });
  const seed = await createList(context, {
    name: 'Seed',
    description: '',
    customerIds: seedRows.map(({ id }) => id),
  });
  const { segmentId } = await createLookAlike(context, {
    ...base,
    name: 'Alike',
    seedId: seed.segmentId,
    size: 12,
    measure: 'cosine',
  });
  await drainJobs();
  const alike = await members(context, segmentId);
  expect(alike.length).toBe(12);
  expect(alike.filter(({ id }) => seedRows.some((row) => row.id === id))).toEqual([]);
  expect((await getSegment(context, { segmentId })).lookAlike).toMatchObject({ seedName: 'Seed', size: 12 });
});

test('exports what spreadsheets can open safely, and JSON', async () => {
  const { prisma } = await database();
  const [a = '', b = ''] = names;
  await prisma.customer.updateMany({
    where: { shopId: context.shop.id, externalId: a },
    data: { name: '=HYPERLINK("x")' },
  });
  const segmentId = await made('Export', all(listed(a, b)));
  const csv = await textOf(exportSegmentCsv(context, { segmentId }));
  expect(csv.startsWith('\uFEFFid,name,email,')).toBe(true);
  expect(csv).toContain(`${a},"'=HYPERLINK(""x"")",`);
  expect(csv.split('\r\n').length).toBe(4);
  const json = JSON.parse(await textOf(exportSegmentJson(context, { segmentId }))) as {
    customers: { id: string }[];
  };
  expect(json.customers.map(({ id }) => id)).toEqual([a, b]);
});
