import { expect, test } from 'vitest';
import { csrFromRows } from '@/lib/ml/csr';
import { Model } from '@/lib/ml/model';
import type { History, TrainingData } from '@/lib/ml/recommender';
import { popularity } from './popularity';

const run = { seed: 1, progress: () => {} };
const DAY = 86_400;
const data = csrFromRows(
  [
    [0, 1],
    [0, 2],
    [0, 3],
  ].map((items) => items.map((item) => [item, 1] as const)),
  4,
);
const history = (...items: number[]): History => ({
  items: Int32Array.from(items),
  weights: new Float32Array(items.length).fill(1),
});

async function scoresOf(given: TrainingData, params: object, of: History): Promise<number[]> {
  const scores = new Float32Array(4);
  popularity.open(await popularity.fit(given, params, run)).score(of, scores);
  return Array.from(scores);
}

test('counts customers', async () => {
  expect(await scoresOf(data, {}, history(3))).toEqual([3, 1, 1, 1]);
});

test('an interaction counts half after each half-life, by the newest one', async () => {
  const seconds = Uint32Array.from([1, 21, 11, 21, 21, 0], (day) => day * DAY);
  expect(await scoresOf({ ...data, seconds }, { halfLifeDays: 10 }, history())).toEqual([
    0.25 + 0.5 + 1,
    1,
    1,
    0.25,
  ]);
});

test('without any time, age does not matter', async () => {
  const seconds = new Uint32Array(6);
  expect(await scoresOf({ ...data, seconds }, { halfLifeDays: 10 }, history())).toEqual([3, 1, 1, 1]);
  expect(await scoresOf(data, { halfLifeDays: 10 }, history())).toEqual([3, 1, 1, 1]);
});

test('by category, the categories of the history come first; nobody is told more than the counts', async () => {
  const catalogue = { texts: ['', '', '', ''], categories: ['a', 'a', 'b', null] };
  const params = { byCategory: true };
  expect(await scoresOf({ ...data, catalogue }, params, history())).toEqual([3, 1, 1, 1]);
  // Of 5 counts with a category 4 are in a and 1 in b; the history has one item, in b.
  const scores = await scoresOf({ ...data, catalogue }, params, history(2));
  [(3 * 5) / 6, 5 / 6, (5 + 5) / 6, 5 / 6].forEach((expected, item) =>
    expect(scores[item]).toBeCloseTo(expected, 6),
  );
});

test('a new customer gets what is popular now', async () => {
  const seconds = Uint32Array.from([1, 91, 1, 91, 1, 91], (day) => day * DAY);
  const state = await popularity.fit({ ...data, seconds }, { halfLifeDays: 10 }, run);
  const model = new Model(popularity, state, Float32Array.of(3, 1, 1, 1));
  const { items, isFallback } = model.recommend(history(), { k: 1 });
  expect(isFallback).toBe(true);
  expect(items[0]?.item).toBe(1);
});
