import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, database } from '@/lib/db';
import { drainJobs } from '@/lib/jobs/start';
import { type Context } from '@/lib/schemas/context';
import { startTrainingInput, whyNotInput } from '@/lib/schemas/model';
import { recommendInput } from '@/lib/schemas/recommendation';
import { startTraining } from '@/lib/services/models/start-training';
import { createTestShop, deleteTestShop } from '@/lib/services/shops/test-shop.fixture';
import { recommend } from './recommend';
import { whyNot } from './why-not';

let context: Context;
let customerId: number;

const ask = (productId: number, k = 10) => whyNot(context, whyNotInput.parse({ customerId, productId, k }));

beforeAll(async () => {
  context = await createTestShop('Why-not test');
  await startTraining(context, startTrainingInput.parse({ algorithm: 'ease' }));
  await drainJobs();
  const { prisma } = await database();
  const busiest = await prisma.customer.findFirstOrThrow({
    where: { shopId: context.shop.id },
    orderBy: { interactionCount: 'desc' },
  });
  customerId = busiest.id;
});

afterAll(async () => {
  await deleteTestShop(context);
  await closeDatabase();
});

test('ranks agree with the list, and the first one below it is outranked by the last one in it', async () => {
  const { items } = await recommend(context, recommendInput.parse({ customerId, k: 11 }));
  const last = await ask(items[9]?.product.id ?? 0);
  expect(last).toMatchObject({ outcome: 'recommended', rank: 10, isFallback: false, explains: 'exact' });
  expect(last.score).toBe(last.threshold);
  const below = await ask(items[10]?.product.id ?? 0);
  expect(below).toMatchObject({ outcome: 'outranked', rank: 11, threshold: last.score });
  expect(below.score).toBeLessThanOrEqual(last.score ?? 0);
  expect(below.candidates).toBeGreaterThan(11);
});

test('what speaks for and against adds up to the score', async () => {
  const { prisma } = await database();
  const products = await prisma.product.findMany({ where: { shopId: context.shop.id }, take: 15 });
  let against = 0;
  for (const { id } of products) {
    const { score, reasons, restContribution, outcome } = await ask(id);
    if (outcome === 'unknown') continue;
    const sum = reasons.reduce((total, { contribution }) => total + contribution, restContribution);
    expect(sum).toBeCloseTo(score ?? Number.NaN, 5);
    against += reasons.filter(({ contribution }) => contribution < 0).length;
    for (const { label } of reasons) expect(label).not.toMatch(/^#/);
  }
  expect(against).toBeGreaterThan(0);
});

test('a product that the customer has, and one that nobody ever turned to, take no part', async () => {
  const { prisma } = await database();
  const kept = { kind: 'view' as const, customerId };
  const { productId } = await prisma.interaction.findFirstOrThrow({ where: kept });
  expect(await ask(productId)).toMatchObject({ outcome: 'seen', rank: null });
  const { id } = await prisma.product.create({ data: { shopId: context.shop.id, externalId: 'new' } });
  expect(await ask(id)).toMatchObject({ outcome: 'unknown', rank: null, score: null, reasons: [] });
  await expect(ask(-1)).rejects.toThrow('no such product');
});

test('without a history popularity decides, and says so', async () => {
  const { prisma } = await database();
  const stranger = await prisma.customer.create({ data: { shopId: context.shop.id, externalId: 'new' } });
  const popular = await prisma.product.findFirstOrThrow({
    where: { shopId: context.shop.id },
    orderBy: { customerCount: 'desc' },
  });
  const trace = await whyNot(
    context,
    whyNotInput.parse({ customerId: stranger.id, productId: popular.id, k: 10 }),
  );
  expect(trace).toMatchObject({ outcome: 'recommended', isFallback: true, reasons: [] });
});
