import { afterAll, beforeAll, expect, test } from 'vitest';
import { owner } from '@/lib/auth/person';
import { closeDatabase, database } from '@/lib/db';
import { algorithmIds } from '@/lib/schemas/algorithm-ids';
import { type Context } from '@/lib/schemas/context';
import { startTrainingInput } from '@/lib/schemas/model';
import { createShop } from '@/lib/services/shops/create-shop';
import { listAlgorithms } from './list-algorithms';
import { startTraining } from './start-training';

let context: Context;

beforeAll(async () => {
  const shop = await createShop({ name: 'Start training test' });
  context = { person: owner, shop: { ...shop, dataVersion: 0 } };
});

afterAll(async () => {
  const { prisma } = await database();
  await prisma.shop.delete({ where: { id: context.shop.id } });
  await closeDatabase();
});

test('every algorithm says what can be set, and takes its own defaults', async () => {
  const algorithms = listAlgorithms();
  expect(algorithms.map(({ id }) => id).sort()).toEqual([...algorithmIds].sort());
  const k = algorithms.find(({ id }) => id === 'item-knn')?.fields.find(({ name }) => name === 'k');
  expect(k).toMatchObject({ type: 'integer', default: 100, min: 1, max: 1000, choices: null });
  for (const { id, fields, feedback } of algorithms) {
    const params = Object.fromEntries(fields.map((field) => [field.name, field.default]));
    for (const field of fields) expect(field.description).not.toBe('');
    const input = startTrainingInput.parse({ algorithm: id, params, feedback });
    const first = await startTraining(context, input);
    expect(await startTraining(context, input)).toEqual({ jobId: first.jobId, created: false });
  }
});

test('the preferred feedback follows the ratings of the shop, and ones alone are refused to what learns values', async () => {
  const feedbackOf = (id: string, ratedShare: number) =>
    listAlgorithms(ratedShare).find((algorithm) => algorithm.id === id)?.feedback;
  expect([0, 0.1, 0.9].map((share) => feedbackOf('svd', share))).toEqual(['implicit', 'ratings', 'ratings']);
  expect([0, 0.1, 0.9].map((share) => feedbackOf('ials', share))).toEqual(['binary', 'binary', 'ratings']);
  expect(feedbackOf('bpr', 0.9)).toBe('binary');
  for (const given of [{ algorithm: 'svd' }, { algorithm: 'blend', params: { members: 'ease,svd' } }])
    await expect(
      startTraining(context, startTrainingInput.parse({ ...given, feedback: 'binary' })),
    ).rejects.toThrow(/^Biased SVD learns how values differ.*Choose ratings/);
});

test('EASE on more products than memory holds is refused before it starts', async () => {
  const { copy } = await database();
  const rows = Array.from({ length: 45_000 }, (_, at) => [context.shop.id, String(at)]);
  await copy('"Product"', ['shopId', 'externalId'], rows);
  const start = startTraining(context, startTrainingInput.parse({ algorithm: 'ease', seed: 1 }));
  await expect(start).rejects.toThrow(
    /EASE on 45000 products and 0 customers needs \d+\.\d GB.*Train item-knn instead/,
  );
});
