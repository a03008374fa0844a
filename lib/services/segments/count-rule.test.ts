import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type Rule, type RuleGroup, segmentRuleGroup } from '@/lib/schemas/segment-rule';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { countRule } from './count-rule';
import { profileRule } from './profile-segment';
import { withRuleQuery } from './rule-query';
import { readSegmentCatalogue } from './read-catalogue';

let context: Context;
const all = (...rules: Rule[]): RuleGroup => ({ type: 'group', combinator: 'and', isNegated: false, rules });
const count = async (rule: unknown) =>
  (await countRule(context, { rule: segmentRuleGroup.parse(rule) })).size;

beforeAll(async () => {
  context = await createTestShop('Count test');
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

test('an empty rule is true of everybody, its negation of nobody', async () => {
  const { prisma } = await database();
  const total = await prisma.customer.count({ where: { shopId: context.shop.id } });
  const counted = await countRule(context, { rule: all() });
  expect([counted.size, counted.total, counted.sample.length]).toEqual([total, total, 8]);
  expect(await count({ ...all(), isNegated: true })).toBe(0);
});

test('says what is wrong in a rule', async () => {
  const wrong = (rule: unknown) => count({ type: 'group', rules: [rule] });
  await expect(wrong({ type: 'number', field: 'shoeSize', operator: '>', value: 1 })).rejects.toThrow(
    'There is no number "shoeSize" that a rule could ask for.',
  );
  await expect(wrong({ type: 'segment', segmentId: crypto.randomUUID(), isIn: true })).rejects.toThrow(
    'names a segment that is not there',
  );
  await expect(
    wrong({ type: 'cluster', clusteringId: crypto.randomUUID(), cluster: 0, isIn: true }),
  ).rejects.toThrow('names clusters that are not there');
});

test('stops when the asker has gone', async () => {
  const gone = AbortSignal.abort(new Error('gone'));
  await expect(countRule(context, { rule: all() }, gone)).rejects.toThrow('gone');
});

// The embedded database works on this very thread: nobody could ask it to stop.
const onServer = test.skipIf(!process.env['DATABASE_URL']);
onServer('a statement of a server is cancelled when the asker goes, and when it takes too long', async () => {
  const sleep = (signal: AbortSignal | undefined, seconds: number) =>
    withRuleQuery({ signal, seconds, isReadOnly: true }, (client) => client.query('SELECT pg_sleep(30)'));
  const gone = new AbortController();
  setTimeout(() => gone.abort(new Error('gone')), 200);
  await expect(sleep(gone.signal, 60)).rejects.toThrow('gone');
  await expect(sleep(undefined, 0.2)).rejects.toThrow('longer than 0.2 seconds');
});

test('the catalogue offers what the shop has', async () => {
  const catalogue = await readSegmentCatalogue(context);
  expect(catalogue.clock).toMatch(/^2026-06/);
  expect(catalogue.categories.length).toBeGreaterThan(2);
  expect(catalogue.texts.find(({ field }) => field === 'country')?.values.length).toBeGreaterThan(1);
  expect(catalogue.events.map(({ kind }) => kind)).toContain('purchase');
  for (const value of catalogue.texts.find(({ field }) => field === 'country')?.values ?? [])
    expect(
      await count(all({ type: 'text', field: 'country', operator: 'is', values: [value] })),
    ).toBeGreaterThan(0);
});

test('profiles a group against the shop, and says nothing of a small one', async () => {
  const [country = ''] =
    (await readSegmentCatalogue(context)).texts.find(({ field }) => field === 'country')?.values ?? [];
  const rule = all({ type: 'text', field: 'country', operator: 'is', values: [country] });
  const profile = await profileRule(context, { rule });
  const [top] = profile.texts.find(({ field }) => field === 'country')?.values ?? [];
  expect([top?.value, top?.share, top?.count]).toEqual([country, 1, profile.size]);
  expect(top?.lift).toBeGreaterThan(1);
  const { sample } = await countRule(context, { rule });
  const few = all({
    type: 'text',
    field: 'externalId',
    operator: 'one-of',
    values: sample.map((one) => one.externalId),
  });
  expect(await profileRule(context, { rule: few })).toEqual({
    size: sample.length,
    isTooSmall: true,
    numbers: [],
    texts: [],
  });
});
