import { beforeAll, describe, expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/evaluate';
import { Model } from '@/lib/ml/model';
import type { State, TrainingData } from '@/lib/ml/recommender';
import { recommenders } from '.';

const SIZE = 20;
const run = { seed: 7, progress: () => {} };

/** Even customers like even items, odd ones odd items; each misses the item of its own number. */
const data: TrainingData = {
  ...csrFromRows(
    Array.from({ length: SIZE }, (_, user) =>
      Array.from({ length: SIZE }, (_, item) => item)
        .filter((item) => item % 2 === user % 2 && item !== user)
        .map((item) => [item, 1] as const),
    ),
    SIZE,
  ),
  catalogue: {
    texts: Array.from({ length: SIZE }, (_, item) => `${item % 2 === 0 ? 'round' : 'square'} thing ${item}`),
    categories: new Array<null>(SIZE).fill(null),
  },
};
const popularity = new Float32Array(SIZE).fill(SIZE / 2 - 1);

describe.each(recommenders.map((recommender) => [recommender.id, recommender] as const))(
  '%s',
  (_id, recommender) => {
    let fitted: State;
    let model: Model;
    beforeAll(async () => {
      fitted = await recommender.fit(data, {}, run);
      model = new Model(recommender, fitted, popularity);
    });

    test('every parameter has a default and a description', () => {
      expect(recommender.params.safeParse({}).success).toBe(true);
      expect(recommender.source).not.toBe('');
    });

    test('recommends at most k, best first, nothing seen', () => {
      const { items, isFallback } = model.recommend(historyOf(data, 3), { k: 5 });
      expect(items).toHaveLength(5);
      expect(isFallback).toBe(false);
      const scores = items.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      const seen = new Set(historyOf(data, 3).items);
      expect(items.some(({ item }) => seen.has(item))).toBe(false);
    });

    test('asked for more than there is, it gives what there is, and with seen items all', () => {
      expect(model.recommend(historyOf(data, 0), { k: 1000 }).items).toHaveLength(SIZE - 9);
      expect(model.recommend(historyOf(data, 0), { k: 1000, includeSeen: true }).items).toHaveLength(SIZE);
    });

    test('an empty history falls back to popularity and says so', () => {
      const { items, isFallback } = model.recommend(
        { items: new Int32Array(), weights: new Float32Array() },
        { k: 3 },
      );
      expect(isFallback).toBe(true);
      expect(items).toHaveLength(3);
    });

    test('the same seed learns the same state, and a state survives a structured clone', async () => {
      expect(await recommender.fit(data, {}, run)).toEqual(fitted);
      const copy = new Model(recommender, structuredClone(fitted), popularity);
      expect(copy.recommend(historyOf(data, 1))).toEqual(model.recommend(historyOf(data, 1)));
    });

    // What a blend has depends on what it is made of.
    test.runIf(recommender.parts({}).length === 0)('has vectors exactly where its traits say so', () => {
      expect(model.hasEmbeddings).toBe(recommender.traits.hasEmbeddings ?? false);
      expect(model.itemEmbeddings()?.vectors.length).toBe(
        model.hasEmbeddings ? SIZE * model.itemEmbeddings()!.dimensions : undefined,
      );
      expect(model.customerEmbedding(historyOf(data, 3)) !== null).toBe(model.hasEmbeddings);
    });

    test('predicts ratings exactly where its traits say so', () => {
      expect(model.predictRating(historyOf(data, 3), 0) !== null).toBe(
        recommender.traits.predictsRatings ?? false,
      );
    });

    test('stops when progress throws', async () => {
      const stop = () => {
        throw new Error('cancelled');
      };
      if (recommender.id !== 'popularity')
        await expect(recommender.fit(data, {}, { seed: 7, progress: stop })).rejects.toThrow('cancelled');
    });

    test.runIf(recommender.traits.explains === 'exact')(
      'finds the withheld item, and the contributions add up to its score',
      () => {
        for (let user = 0; user < SIZE; user++) {
          const history = historyOf(data, user);
          const [top] = model.recommend(history, { k: 1 }).items;
          expect(top?.item).toBe(user);
          const contributions = model.explain(history, user);
          expect(contributions.length).toBeGreaterThan(0);
          expect(contributions.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(
            top?.score ?? Number.NaN,
            5,
          );
        }
      },
    );
  },
);
