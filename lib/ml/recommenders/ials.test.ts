import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/history';
import { createRandom } from '@/lib/ml/random';
import { ials } from './ials';

const run = { seed: 5, progress: () => {} };
const random = createRandom(11);
const ITEMS = 25;
/** Ratings of 1 to 5, about a third of the cells. */
const ratings = csrFromRows(
  Array.from({ length: 40 }, () =>
    Array.from({ length: ITEMS }, (_, item) => [item, 1 + random.below(5)] as const).filter(
      () => random.next() < 0.35,
    ),
  ),
  ITEMS,
);

test('contributions of the history add up to the score of every item', async () => {
  const scorer = ials.open(await ials.fit(ratings, { alpha: 2 }, run));
  const scores = new Float32Array(ITEMS);
  for (let row = 0; row < 10; row++) {
    const history = historyOf(ratings, row);
    scorer.score(history, scores);
    for (let item = 0; item < ITEMS; item++) {
      const parts = scorer.explain!(history, item);
      expect(parts.map(({ index }) => index)).toEqual([...history.items]);
      expect(Math.abs(parts.reduce((sum, { value }) => sum + value, 0) - scores[item]!)).toBeLessThan(1e-5);
    }
  }
});

test('the score is the dot product of the two embeddings', async () => {
  const scorer = ials.open(await ials.fit(ratings, { dimensions: 4 }, run));
  const history = historyOf(ratings, 2);
  const scores = new Float32Array(ITEMS);
  scorer.score(history, scores);
  const { dimensions, vectors } = scorer.itemEmbeddings!();
  const customer = scorer.customerEmbedding!(history);
  for (let item = 0; item < ITEMS; item++) {
    const dot = customer.reduce((sum, value, p) => sum + value * vectors[item * dimensions + p]!, 0);
    expect(dot).toBeCloseTo(scores[item]!, 6);
  }
});

test('the unit of the values does not matter', async () => {
  const scaled = { ...ratings, data: ratings.data.map((value) => 8 * value) };
  const [a, b] = await Promise.all([ials.fit(ratings, {}, run), ials.fit(scaled, {}, run)]);
  expect(b.items).toEqual(a.items);
});

test('a high rating speaks louder than a low one', async () => {
  const scorer = ials.open(await ials.fit(ratings, { alpha: 3 }, run));
  const scoreWith = (weight: number) => {
    const out = new Float32Array(ITEMS);
    scorer.score({ items: Int32Array.of(3, 8), weights: Float32Array.of(weight, 3) }, out);
    return out[3]!;
  };
  expect(scoreWith(5)).toBeGreaterThan(scoreWith(1));
});

test('an unobserved item weighs less in a catalogue of which most is never touched', async () => {
  // Ten times the items, the same interactions: a tenth of the density, and its root of the weight.
  const weightOf = async (cols: number) =>
    Number((await ials.fit({ ...ratings, cols }, {}, run))['unobserved']);
  const [narrow, wide] = [await weightOf(20 * ITEMS), await weightOf(200 * ITEMS)];
  expect(wide * Math.sqrt(200)).toBeCloseTo(narrow * Math.sqrt(20), 6);
  expect(await weightOf(ITEMS)).toBe(1);
});
