import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/history';
import { createRandom } from '@/lib/ml/random';
import { topItems } from '@/lib/ml/rank';
import type { State, TrainingData } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';

const ITEMS = 12;
const small = { length: 5, dimensions: 8, hidden: 16, learningRate: 0.01 };

/** Every customer goes round the items one by one, from a place of their own; columns ascend, histories do not. */
function circle(customers: number, length: number): TrainingData {
  const matrix = csrFromRows(
    Array.from({ length: customers }, (_, customer) =>
      Array.from({ length }, (_, step) => [(customer + step) % ITEMS, 1] as const),
    ),
    ITEMS,
  );
  const order = Int32Array.from(matrix.indices, (_, at) => at);
  for (let row = 0; row < customers; row++) {
    const place = (at: number) => (matrix.indices[at]! - row + 10 * ITEMS * customers) % ITEMS;
    order.subarray(row * length, (row + 1) * length).sort((a, b) => place(a) - place(b));
  }
  return { ...matrix, order };
}

const curve = (state: State, name: string): Float32Array => {
  const value = state[name];
  if (!(value instanceof Float32Array)) throw new TypeError(name);
  return value;
};

test.each([
  ['gru', small],
  ['cnn', { ...small, filters: 8 }],
])('%s reads the order: it foretells what comes next', async (id, params) => {
  const data = circle(36, 8);
  const recommender = recommenderOf(id);
  const run = { seed: 1, progress: () => {}, target: 'next' } as const;
  const state = await recommender.fit(data, { ...params, epochs: 40, patience: 40 }, run);
  const scores = new Float32Array(ITEMS);
  const scorer = recommender.open(state);
  for (let row = 0; row < ITEMS; row++) {
    const { items } = historyOf(data, row);
    scorer.score(historyOf(data, row), scores);
    const seen = new Uint8Array(ITEMS);
    for (const item of items) seen[item] = 1;
    expect(topItems(scores, 1, seen)[0]?.item).toBe((row + 8) % ITEMS);
  }
  expect(curve(state, 'lossCurve').at(-1)).toBeLessThan(curve(state, 'lossCurve')[0]! / 2);
});

test('training stops once the validation part has got no better for so many epochs', async () => {
  const random = createRandom(2);
  const noise = csrFromRows(
    Array.from({ length: 20 }, () => {
      const items = [...random.shuffle(Int32Array.from({ length: ITEMS }, (_, item) => item)).subarray(0, 6)];
      return items.sort((a, b) => a - b).map((item) => [item, 1] as const);
    }),
    ITEMS,
  );
  const params = { hidden: 8, latent: 8, epochs: 400, patience: 3 };
  const state = await recommenderOf('vae').fit(noise, params, { seed: 3, progress: () => {} });
  const judged = curve(state, 'validationCurve');
  expect(judged.length).toBeLessThan(400);
  expect(curve(state, 'lossCurve')).toHaveLength(judged.length);
  expect(state['epochs']).toBe(judged.length - 3);
  expect(judged[judged.length - 4]).toBe(Math.max(...judged));
});

test('with too little for a validation part it trains for all of its epochs', async () => {
  const run = { seed: 1, progress: () => {}, target: 'next' } as const;
  const state = await recommenderOf('gru').fit(circle(12, 2), { ...small, epochs: 4 }, run);
  expect(curve(state, 'lossCurve')).toHaveLength(4);
  expect(curve(state, 'validationCurve')).toHaveLength(0);
});

test('with nothing to learn from it says so', async () => {
  const fit = recommenderOf('cnn').fit(circle(12, 1), {}, { seed: 1, progress: () => {}, target: 'next' });
  await expect(fit).rejects.toThrow('nothing');
});

test('it can be stopped between any two steps', async () => {
  let calls = 0;
  const progress = (fraction: number) => {
    expect(fraction).toBeGreaterThanOrEqual(0);
    expect(fraction).toBeLessThanOrEqual(1);
    if (++calls === 7) throw new Error('cancelled');
  };
  const fit = recommenderOf('neumf').fit(circle(80, 6), { dimensions: 4 }, { seed: 1, progress });
  await expect(fit).rejects.toThrow('cancelled');
  expect(calls).toBe(7);
});
