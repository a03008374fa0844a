import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { refreshFeatures } from '@/lib/services/features/refresh-features';
import { refreshTotals } from '@/lib/services/shops/refresh-totals';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { createList } from './create-list';
import { countRule } from './count-rule';
import { randomRules } from './random-rule.fixture';
import { json } from './rule-json';
import { type Everybody, isTrue, readEverybody } from './rule-evaluator.fixture';
import { saveSegment } from './save-segment';

let context: Context;
let everybody: Everybody;
let rules: fc.Arbitrary<RuleGroup>;

const nested: RuleGroup = {
  type: 'group',
  combinator: 'or',
  isNegated: true,
  rules: [
    { type: 'number', field: 'orders', operator: '<', value: 2 },
    {
      type: 'event',
      event: { kind: 'view' },
      operator: 'at-most',
      count: 1,
      window: { kind: 'last', days: 60 },
    },
  ],
};

/** What a shop gets from jobs that have nothing to do with rules: for some customers, so that others have none. */
async function addTraits(shopId: number, ids: readonly number[]): Promise<string> {
  const { prisma } = await database();
  for (const [target, archivedAt] of [
    ['buys', null],
    ['buys', null],
    ['churns', null],
    ['responds', new Date()],
  ] as const)
    await prisma.behaviourModel.create({
      data: {
        shopId,
        target,
        archivedAt,
        jobId: crypto.randomUUID(),
        input: {},
        finishedAt: new Date(),
        predictions: {
          create: ids
            .filter((_, at) => at % 3 !== 0)
            .map((customerId) => ({ customerId, probability: Math.random(), values: [] })),
        },
      },
    });
  const { id } = await prisma.clustering.create({
    data: {
      shopId,
      jobId: crypto.randomUUID(),
      input: {},
      members: {
        create: ids
          .filter((_, at) => at % 5 !== 0)
          .map((customerId, at) => ({ customerId, cluster: at % 3, pcaX: 0, pcaY: 0 })),
      },
    },
  });
  for (const [at, customerId] of ids.entries())
    if (at % 4 === 0)
      await prisma.customer.update({
        where: { id: customerId },
        data: {
          attributes: at % 8 === 0 ? { tier: 'gold' } : { tier: 'Old silver' },
          birthYear: null,
          ...(at % 12 === 0 ? { country: null } : {}),
        },
      });
  return id;
}

beforeAll(async () => {
  context = await createTestShop('Compiler test');
  const { prisma, pool } = await database();
  const shopId = context.shop.id;
  const customers = await prisma.customer.findMany({
    where: { shopId },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const ids = customers.map(({ id }) => id);
  // Some events without a time, and some at the very same.
  await pool.query(`UPDATE "Interaction" SET "time" = NULL WHERE "shopId" = $1 AND "key" % 17 = 0`, [shopId]);
  await pool.query(
    `UPDATE "Interaction" SET "time" = date_trunc('day', "time") WHERE "shopId" = $1 AND "key" % 5 = 0`,
    [shopId],
  );
  const client = await pool.connect();
  await refreshTotals(client, shopId);
  client.release();
  await refreshFeatures(context);
  const clusteringId = await addTraits(shopId, ids);
  await pool.query(`DELETE FROM "CustomerFeatures" WHERE "shopId" = $1 AND "customerId" % 11 = 0`, [shopId]);
  const list = await createList(context, {
    name: 'List',
    description: '',
    customerIds: ids.filter((_, at) => at % 2 === 0),
  });
  const rule = await saveSegment(context, {
    name: 'Nested',
    description: '',
    kind: 'rule',
    rule: json(nested),
    schedule: 'manual',
  });
  everybody = await readEverybody(
    context,
    new Map([
      [list.segmentId, null],
      [rule, nested],
    ]),
  );
  rules = randomRules(everybody, { clusteringId, segmentIds: [list.segmentId, rule] });
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

const count = async (rule: RuleGroup) => (await countRule(context, { rule })).size;

test('any rule counts as many as a plain reading of it, over every row of the shop', async () => {
  let telling = 0;
  await fc.assert(
    fc.asyncProperty(rules, async (rule) => {
      const expected = everybody.people.filter((person) => isTrue(person, rule, everybody)).length;
      if (expected > 0 && expected < everybody.people.length) telling++;
      expect(await count(rule)).toBe(expected);
    }),
    { numRuns: 200 },
  );
  // Rules that are true of all or none would prove little.
  expect(telling).toBeGreaterThan(15);
});

test('each single condition, also negated, counts as a plain reading of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      rules.filter((rule) => rule.rules.length > 0),
      async (rule) => {
        for (const one of rule.rules.filter(({ type }) => type !== 'group'))
          for (const isNegated of [false, true]) {
            const single: RuleGroup = { type: 'group', combinator: 'and', isNegated, rules: [one] };
            const expected = everybody.people.filter((person) => isTrue(person, single, everybody)).length;
            expect([one, await count(single)]).toEqual([one, expected]);
          }
      },
    ),
    { numRuns: 60 },
  );
});

test('NOT is the complement within the shop, also of what is not known', async () => {
  await fc.assert(
    fc.asyncProperty(rules, async (rule) => {
      const [inside, outside] = [await count(rule), await count({ ...rule, isNegated: !rule.isNegated })];
      expect(inside + outside).toBe(everybody.people.length);
    }),
    { numRuns: 30 },
  );
});

test('the same condition twice is one table and one set of parameters', async () => {
  const [first] = fc.sample(
    rules.filter((rule) => rule.rules.some(({ type }) => type === 'event')),
    1,
  );
  if (!first) throw new Error('no rule');
  const twice: RuleGroup = { type: 'group', combinator: 'and', isNegated: false, rules: [first, first] };
  expect(await count(twice)).toBe(await count(first));
});
