import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/history';
import { predictRatings } from '@/lib/ml/predict-ratings';
import { createRandom } from '@/lib/ml/random';
import { recommenderOf } from '@/lib/ml/recommenders';

const [CUSTOMERS, ITEMS] = [30, 20];
const random = createRandom(4);
/** The last item is nobody's. */
const ratings = csrFromRows(
  Array.from({ length: CUSTOMERS }, () =>
    Array.from({ length: ITEMS - 1 }, (_, item) => [item, 1 + random.below(5)] as const).filter(
      () => random.next() < 0.4,
    ),
  ),
  ITEMS,
);
const clamp = (value: number) => Math.min(5, Math.max(1, value));
const isRated = (row: number, item: number) =>
  ratings.indices.subarray(ratings.indptr[row], ratings.indptr[row + 1]).includes(item);
const open = async (id: string, params: Readonly<Record<string, unknown>>) => {
  const recommender = recommenderOf(id);
  const state = await recommender.fit(ratings, params, { seed: 1, progress: () => {} });
  return recommender.open(state);
};
const nothing = { items: new Int32Array(), weights: new Float32Array() };
const mean = ratings.data.reduce((sum, value) => sum + value, 0) / ratings.data.length;

test('user neighbours predict what the formula gives over all raters, where all are neighbours', async () => {
  const scorer = await open('user-knn', { k: 1000, shrinkage: 0, weighting: 'none', metric: 'cosine' });
  const expected = predictRatings(ratings);
  for (let row = 0; row < CUSTOMERS; row++) {
    const history = historyOf(ratings, row);
    for (let item = 0; item < ITEMS; item++)
      if (!isRated(row, item))
        expect(scorer.predictRating!(history, item)).toBeCloseTo(clamp(expected[item * CUSTOMERS + row]!), 4);
  }
  expect(scorer.predictRating!(nothing, 3)).toBeCloseTo(mean, 5);
});

test('item neighbours predict an item’s mean and what the history says above the means of items like it', async () => {
  const scorer = await open('item-knn', { k: 6, shrinkage: 10, weighting: 'none', metric: 'cosine' });
  const meanOf = (item: number) => {
    const own = [...ratings.data].filter((_, at) => ratings.indices[at] === item);
    return own.length === 0 ? mean : own.reduce((sum, value) => sum + value, 0) / own.length;
  };
  for (let row = 0; row < CUSTOMERS; row++) {
    const history = historyOf(ratings, row);
    for (let item = 0; item < ITEMS; item++) {
      let [above, weight] = [0, 0];
      for (const { item: other, score } of scorer.similarItems!(item, 6)) {
        const at = history.items.indexOf(other);
        if (at < 0) continue;
        above += score * (history.weights[at]! - meanOf(other));
        weight += score;
      }
      const expected = clamp(meanOf(item) + (weight > 0 ? above / weight : 0));
      expect(scorer.predictRating!(history, item)).toBeCloseTo(expected, 4);
    }
  }
  expect(scorer.predictRating!(nothing, ITEMS - 1)).toBeCloseTo(mean, 5);
});
