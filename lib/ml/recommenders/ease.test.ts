import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/history';
import { createRandom } from '@/lib/ml/random';
import { ease } from './ease';

const random = createRandom(4);
const rows = Array.from({ length: 40 }, () =>
  Array.from({ length: 12 }, (_, item) => item)
    .filter(() => random.next() < 0.4)
    .map((item) => [item, 1 + random.below(5)] as const),
);
const ratings = csrFromRows(rows, 12);
const ones = { ...ratings, data: new Float32Array(ratings.data.length).fill(1) };
const run = { seed: 1, progress: () => {} };
const scoresOf = async (data: typeof ratings, params: object) => {
  const scores = new Float32Array(12);
  ease.open(await ease.fit(data, params, run)).score(historyOf(data, 0), scores);
  return scores;
};

test('without α all values count the same; with it high ones count more', async () => {
  const binary = await scoresOf(ones, { l2: 5 });
  expect(await scoresOf(ratings, { l2: 5 })).toEqual(binary);
  expect(await scoresOf(ones, { l2: 5, alpha: 1 })).toEqual(binary);
  expect(await scoresOf(ratings, { l2: 5, alpha: 1 })).not.toEqual(binary);
});

test('contributions add up to the score whatever the values count', async () => {
  const scorer = ease.open(await ease.fit(ratings, { l2: 5, alpha: 1.5, dropout: 0.3 }, run));
  const scores = new Float32Array(12);
  const history = historyOf(ratings, 1);
  scorer.score(history, scores);
  for (let item = 0; item < 12; item++) {
    const sum = scorer.explain!(history, item).reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(scores[item]!, 5);
  }
});

test('a state that was stored before there was α counts all values the same', async () => {
  const { items, weights } = await ease.fit(ratings, { l2: 5 }, run);
  const scores = new Float32Array(12);
  ease.open({ items: items!, weights: weights! }).score(historyOf(ratings, 0), scores);
  expect(scores).toEqual(await scoresOf(ones, { l2: 5 }));
});
