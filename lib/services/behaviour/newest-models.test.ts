import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { startBehaviourInput } from '@/lib/schemas/behaviour';
import { type Context } from '@/lib/schemas/context';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { countRule } from '@/lib/services/segments/count-rule';
import { createSegment } from '@/lib/services/segments/create-segment';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { archiveBehaviourModel, deleteBehaviourModel } from './archive-behaviour-model';
import { answeredQuestions } from './newest-models';

let context: Context;
let customers: readonly { readonly id: number }[];
beforeAll(async () => {
  context = await createTestShop('Questions', 'tiny');
  const { prisma } = await database();
  customers = await prisma.customer.findMany({ where: { shopId: context.shop.id }, select: { id: true } });
});
afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

/** A finished model that is sure of the first so many customers. */
async function model(input: object, sure: number): Promise<string> {
  const { prisma } = await database();
  const asked = startBehaviourInput.parse(input);
  const { id } = await prisma.behaviourModel.create({
    data: {
      ...{ shopId: context.shop.id, jobId: crypto.randomUUID(), target: asked.target },
      ...{ input: { ...asked }, finishedAt: new Date() },
      predictions: {
        create: customers.map((customer, at) => ({
          ...{ customerId: customer.id, probability: at < sure ? 0.9 : 0.1, values: [] },
        })),
      },
    },
  });
  return id;
}

const ruleOf = (question: object): RuleGroup => ({
  ...{ type: 'group', combinator: 'and', isNegated: false },
  rules: [{ type: 'prediction', target: 'buys', operator: '>=', probability: 0.5, ...question }],
});
const sizeOf = async (question: object) => (await countRule(context, { rule: ruleOf(question) })).size;

test('a rule asks the newest model of its own question, and keeps the last one that answers it', async () => {
  const quarter = await model({ target: 'buys', days: 90 }, 3);
  await model({ target: 'buys', days: 90, algorithm: 'forest' }, 5);
  await model({ target: 'buys', days: 7 }, 11);
  await model({ target: 'responds', days: 30, kind: 'view', category: 'Books' }, 7);
  await model({ target: 'responds', days: 30, kind: 'purchase' }, 2);
  expect(await sizeOf({ days: 90 })).toBe(5);
  expect(await sizeOf({ days: 7 })).toBe(11);
  expect(await sizeOf({})).toBe(11);
  expect(await sizeOf({ target: 'responds', days: 30, kind: 'view', category: 'Books' })).toBe(7);
  expect(await sizeOf({ target: 'responds', days: 30, kind: 'purchase' })).toBe(2);
  expect((await answeredQuestions(context)).map(({ target, days, kind }) => [target, days, kind])).toEqual([
    ['buys', 7, undefined],
    ['buys', 90, undefined],
    ['responds', 30, 'view'],
    ['responds', 30, 'purchase'],
  ]);
  await expect(sizeOf({ days: 30 })).rejects.toThrow('a prediction that no model makes');

  await createSegment(context, {
    ...{ name: 'Soon', description: '', schedule: 'manual', rule: ruleOf({ days: 90 }) },
  });
  // Another model answers: one may go.
  await archiveBehaviourModel(context, { modelId: quarter });
  const { prisma } = await database();
  const last = await prisma.behaviourModel.findFirstOrThrow({
    where: {
      shopId: context.shop.id,
      archivedAt: null,
      target: 'buys',
      input: { path: ['days'], equals: 90 },
    },
  });
  await expect(archiveBehaviourModel(context, { modelId: last.id })).rejects.toThrow('“Soon” asks for this');
  await expect(deleteBehaviourModel(context, { modelId: last.id })).rejects.toThrow('“Soon” asks for this');
  expect(await sizeOf({ days: 90 })).toBe(5);
});
