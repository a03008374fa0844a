import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type z } from 'zod';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { feedbackKind, startTrainingInput } from '@/lib/schemas/model';
import { type RecommendationList, recommendInput } from '@/lib/schemas/recommendation';
import { listRuns } from '@/lib/services/models/list-runs';
import { startTraining } from '@/lib/services/models/start-training';
import { createShop } from '@/lib/services/shops/create-shop';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { recommend } from './recommend';

/** Algorithms whose reasons add up: by products, by customers, by a dense matrix. */
const exact = ['item-knn', 'user-knn', 'ease'] as const;

let context: Context;
let customers: number[];
/** Run id by algorithm and feedback. */
const runs = new Map<string, string>();

const ask = (given: z.input<typeof recommendInput>) => recommend(context, recommendInput.parse(given));

const runOf = (algorithm: string, feedback = 'binary') => runs.get(`${algorithm} ${feedback}`);

const seenOf = async (customerId: number) => {
  const { prisma } = await database();
  const rows = await prisma.interaction.findMany({ where: { customerId }, select: { productId: true } });
  return new Set(rows.map(({ productId }) => productId));
};

async function returnsOf({ shop }: Context) {
  const { prisma } = await database();
  return prisma.interaction.findMany({
    where: { shopId: shop.id, kind: 'return' },
    select: { customerId: true },
  });
}

beforeAll(async () => {
  context = await createTestShop('Recommendations test', 'small');
  for (const feedback of feedbackKind.options)
    for (const algorithm of ['popularity', ...exact])
      await startTraining(context, startTrainingInput.parse({ algorithm, feedback }));
  await drainJobs();
  for (const run of await listRuns(context)) runs.set(`${run.algorithm} ${run.protocol.feedback}`, run.id);
  const { prisma } = await database();
  const rows = await prisma.customer.findMany({
    where: { shopId: context.shop.id, interactionCount: { gt: 5 } },
    orderBy: { interactionCount: 'desc' },
    take: 12,
    select: { id: true },
  });
  customers = rows.map(({ id }) => id);
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

/** Scores are single-precision sums. */
function expectReasonsToAddUp({ items }: RecommendationList): void {
  for (const { score, reasons, restContribution } of items) {
    const sum = reasons.reduce((total, { contribution }) => total + contribution, restContribution);
    expect(Math.abs(sum - score)).toBeLessThan(1e-5 * Math.max(1, Math.abs(score)));
  }
}

describe.each(exact)('%s', (algorithm) => {
  test.each(feedbackKind.options)('reasons add up to the score, on %s feedback', async (feedback) => {
    let reasons = 0;
    for (const customerId of customers) {
      const list = await ask({ runId: runOf(algorithm, feedback), customerId });
      expect([list.algorithm, list.explains]).toEqual([algorithm, 'exact']);
      if (list.isFallback) continue;
      expectReasonsToAddUp(list);
      for (const item of list.items) reasons += item.reasons.length;
    }
    expect(reasons).toBeGreaterThan(20);
  });

  test('best first, at most k, nothing seen, and named reasons of the right kind', async () => {
    for (const customerId of customers) {
      const seen = await seenOf(customerId);
      const { items, historySize } = await ask({ runId: runOf(algorithm), customerId, k: 7 });
      expect(historySize).toBeGreaterThan(0);
      expect(items.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const scores = items.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      for (const { product, reasons } of items) {
        expect(seen).not.toContain(product.id);
        for (const reason of reasons) {
          expect(reason.kind).toBe(algorithm === 'user-knn' ? 'customer' : 'product');
          expect(reason.label).not.toMatch(/^#/);
          if (reason.kind === 'product') expect(seen).toContain(reason.id);
        }
      }
    }
  });
});

test('a history that was thought up gives what a customer with that history gets', async () => {
  const { prisma } = await database();
  // Without returns every product that the customer touched is in the history.
  const { id: customerId } = await prisma.customer.findFirstOrThrow({
    where: {
      shopId: context.shop.id,
      interactionCount: { gt: 10 },
      id: { notIn: (await returnsOf(context)).map((row) => row.customerId) },
    },
  });
  const history = [...(await seenOf(customerId))];
  const own = await ask({ runId: runOf('ease'), customerId, includeSeen: true });
  const thought = await ask({ runId: runOf('ease'), history, includeSeen: true });
  expect(thought.historySize).toBe(own.historySize);
  expect(thought.items.map(({ product }) => product.id)).toEqual(own.items.map(({ product }) => product.id));
  expectReasonsToAddUp(thought);
});

test('popularity, and an empty history, give what most customers turn to', async () => {
  const { isFallback, items } = await ask({ runId: runOf('ease'), history: [], k: 5 });
  const popular = await ask({ runId: runOf('popularity'), history: [], k: 5, includeSeen: true });
  expect(isFallback).toBe(true);
  expect(items.map(({ product }) => product.id)).toEqual(popular.items.map(({ product }) => product.id));
  const [first] = items;
  expect([first?.reasons, first?.restContribution]).toEqual([[], 0]);
  expect(first?.score).toBeGreaterThanOrEqual(items[4]?.score ?? Infinity);
});

test('what a customer did since the training counts at once', async () => {
  const { prisma } = await database();
  const [, customerId = 0] = customers;
  const before = await ask({ runId: runOf('ease'), customerId });
  const bought = before.items[0]?.product.id ?? 0;
  await prisma.interaction.create({
    data: {
      shopId: context.shop.id,
      key: 1n,
      customerId,
      productId: bought,
      kind: 'purchase',
      time: new Date(),
    },
  });
  const after = await ask({ runId: runOf('ease'), customerId, k: 30 });
  expect(after.historySize).toBe(before.historySize + 1);
  expect(after.items.map(({ product }) => product.id)).not.toContain(bought);
  expect(after.items.flatMap(({ reasons }) => reasons.map(({ id }) => id))).toContain(bought);
});

test('without a run the current one answers', async () => {
  const current = (await listRuns(context)).find(({ isCurrent }) => isCurrent);
  expect((await ask({ history: [] })).runId).toBe(current?.id);
});

test('another shop gets neither models nor customers nor products', async () => {
  const next = { ...context, shop: { ...(await createShop({ name: 'Next door' })), dataVersion: 0 } };
  const { prisma } = await database();
  const input = recommendInput.parse({ runId: runOf('ease'), customerId: customers[0] });
  await expect(recommend(next, input)).rejects.toThrow('no such run');
  await expect(ask({ runId: runOf('ease'), customerId: 2_000_000_000 })).rejects.toThrow('no such customer');
  await expect(ask({})).rejects.toThrow('Name a customer');
  await prisma.shop.delete({ where: { id: next.shop.id } });
});
