import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { csrFromTriples } from '@/lib/ml/csr';
import { historyOf } from '@/lib/ml/history';
import { Model } from '@/lib/ml/model';
import { createRandom } from '@/lib/ml/random';
import { type AnyRecommender, defineRecommender, type State, type TrainingData } from '@/lib/ml/recommender';
import { defineBlend } from './blend';
import { recommenderOf } from '.';

const ITEMS = 30;
/** Customers of two tastes, of small and large histories. */
const data = ((): TrainingData => {
  const random = createRandom(6);
  const [rows, columns]: [number[], number[]] = [[], []];
  for (let row = 0; row < 80; row++)
    for (let item = 0; item < ITEMS; item++)
      if (random.next() < (item % 2 === row % 2 ? (row % 4 < 2 ? 0.8 : 0.3) : 0.05)) {
        rows.push(row);
        columns.push(item);
      }
  const ones = new Float32Array(rows.length).fill(1);
  return csrFromTriples(Int32Array.from(rows), Int32Array.from(columns), ones, 80, ITEMS);
})();
const run = { seed: 3, progress: () => {} };
const popularity = new Float32Array(ITEMS).fill(1);

/** A member made for tests: `fits` counts how often it was fitted. */
function member(
  id: string,
  scoreOf: (item: number, history: readonly number[], seed: number) => number,
  usesSeed = false,
): AnyRecommender & { fits: number } {
  const made = defineRecommender({
    id,
    title: id,
    source: 'test',
    params: z.object({ strength: z.number().max(9).default(1) }),
    traits: { explains: 'approximate', feedback: 'binary' },
    ranges: { strength: { from: 1, to: 2, scale: 'linear' } },
    cost: () => ({ operations: 1, bytes: 1 }),
    fit(_data, { strength }, fitRun): { strength: number; seed: number } {
      counted.fits++;
      return { strength, seed: usesSeed ? fitRun.seed : 0 };
    },
    open: ({ seed }) => ({
      score: (history, out) =>
        out.forEach((_, item) => (out[item] = scoreOf(item, [...history.items], seed))),
    }),
  });
  const counted = { ...made, fits: 0 };
  return counted;
}
const tasteOf = (history: readonly number[]) =>
  history.filter((item) => item % 2 === 1).length > history.length / 2 ? 1 : 0;
const knowing = () => member('ease', (item, history) => (item % 2 === tasteOf(history) ? 1 : 0) + item / 1e3);
const contrary = () =>
  member('slim', (item, history) => (item % 2 === tasteOf(history) ? 0 : 1) - item / 1e3);

test('finds the weights: all on the member that knows, none on the contrary one', async () => {
  const blend = defineBlend([knowing(), contrary()]);
  const { weights } = await blend.fit(data, { members: 'ease,slim' }, run);
  expect([...(weights as Float32Array)]).toEqual([1, 0, 1, 0]);
});

test('switches by the length of the history where different members know short and long ones', async () => {
  const isShort = (history: readonly number[]) => history.length <= 6;
  const known = (item: number, history: readonly number[]) => (item % 2 === tasteOf(history) ? 1 : 0);
  const short = member('ease', (item, history) => (isShort(history) ? 1 : -1) * known(item, history));
  const long = member('slim', (item, history) => (isShort(history) ? -1 : 1) * known(item, history));
  const blend = defineBlend([short, long]);
  const state = await blend.fit(data, { members: 'ease,slim', mode: 'history-length' }, run);
  expect(state['cut']).toBe(6);
  const scorer = blend.open(state);
  const scores = new Float32Array(ITEMS);
  for (const size of [3, 10]) {
    const items = Int32Array.from({ length: size }, (_, at) => 2 * at);
    scorer.score({ items, weights: new Float32Array(size).fill(1) }, scores);
    expect(scores[28]).toBeGreaterThan(scores[29]!);
  }
});

test('a member that starts at random is fitted once a seed, any other once', async () => {
  const [steady, random] = [knowing(), member('ials', (item, _, seed) => (item * seed) % 7, true)];
  const params = { members: 'ease,ials', seeds: 3 };
  const state = await defineBlend([steady, random]).fit(data, params, run);
  expect(steady.fits).toBe(2);
  // The random one: three times inside train; in the end only if it counts.
  expect(random.fits).toBe((state['weights'] as Float32Array)[1]! > 0 ? 6 : 3);
  expect([...(state['fits'] as Int32Array)][0]).toBe(1);
});

describe('parameters', () => {
  const blend = defineBlend([knowing(), contrary(), recommenderOf('popularity')]);
  const parse = (params: unknown) => blend.params.safeParse(params);

  test("members' parameters are written out, and stay what they are when parsed again", () => {
    const whole = blend.params.parse({ members: 'ease, slim', 'slim.strength': 4 });
    expect(whole).toMatchObject({ members: 'ease,slim', 'ease.strength': 1, 'slim.strength': 4, seeds: 1 });
    expect(blend.params.parse(whole)).toEqual(whole);
    expect(blend.parts(whole).map(({ prefix }) => prefix)).toEqual(['ease.', 'slim.']);
  });

  test.each([
    [{ members: 'ease' }, 'members', 'two to 8'],
    [{ members: 'ease,ease' }, 'members', 'different'],
    [{ members: 'ease,nonsense' }, 'members', 'There is no "nonsense"'],
    [{ members: 'ease,blend' }, 'members', 'There is no "blend"'],
    [{ members: 'ease,slim', 'ease.strength': 10 }, 'ease.strength', ''],
    [{ members: 'ease,slim', 'vae.strength': 1 }, 'vae.strength', 'no member'],
  ])('%j is refused', (params, path, message) => {
    const [issue] = parse(params).error?.issues ?? [];
    expect(issue?.path.join()).toBe(path);
    expect(issue?.message).toContain(message);
  });
});

describe('explanations', () => {
  const blend = recommenderOf('blend');
  let state: State;
  beforeAll(async () => {
    state = await blend.fit(data, { members: 'ease,user-knn,ials', seeds: 2 }, run);
  });
  const opened = (weights: readonly number[]) =>
    new Model(blend, { ...state, weights: Float32Array.of(...weights, ...weights) }, popularity);

  test('add up to the score where every member explains exactly, whoever vouches', async () => {
    const all = { members: 'ease,user-knn', mode: 'weights' };
    const model = new Model(blend, await blend.fit(data, all, run), popularity);
    expect(model.explains).toBe('exact');
    for (let row = 0; row < 10; row++) {
      const history = historyOf(data, row);
      const [top] = model.recommend(history, { k: 1 }).items;
      const contributions = model.explain(history, top!.item);
      expect(contributions.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(top!.score, 4);
      const keys = contributions.map(({ kind, index }) => `${kind} ${index}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('the scale of a member does not matter, only its weight does', () => {
    // A member that did not count was not fitted: weights only move among those that were.
    const fits = [...(state['fits'] as Int32Array)];
    const share = fits.map((count) => (count > 0 ? 1 : 0));
    const scores = (factor: number) =>
      opened(share.map((each) => each * factor)).recommend(historyOf(data, 1), { k: 5 }).items;
    expect(scores(3).map(({ item }) => item)).toEqual(scores(1).map(({ item }) => item));
  });

  test('are called approximate where a member only approximates', async () => {
    const made = defineBlend([knowing(), contrary()]);
    const model = new Model(made, await made.fit(data, { members: 'ease,slim' }, run), popularity);
    expect(model.explains).toBe('approximate');
    // Without item 0 the other item decides.
    const history = { items: Int32Array.of(0, 1), weights: Float32Array.of(1, 1) };
    expect(model.explain(history, 3).map(({ index }) => index)).toEqual([0]);
  });
});

test('a shop where nobody can be judged gets equal weights', async () => {
  const one = csrFromTriples(Int32Array.of(0, 1), Int32Array.of(0, 1), Float32Array.of(1, 1), 2, 3);
  const { weights } = await defineBlend([knowing(), contrary()]).fit(one, { members: 'ease,slim' }, run);
  expect([...(weights as Float32Array)]).toEqual([0.5, 0.5, 0.5, 0.5]);
});
