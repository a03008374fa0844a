import { expect, test } from 'vitest';
import { createRandom } from '@/lib/ml/random';
import { commonCustomers } from './common-customers';
import { comparePairs } from './pairs';
import { verdictsOf } from './verdict';

const random = createRandom(5);
const rows = Int32Array.from({ length: 300 }, (_, row) => row);
const base = Float32Array.from(rows, () => random.next());
const noisy = (shift: number) => base.map((value) => value + shift + 0.1 * random.normal());
const judged = (id: string, values: Float32Array) => ({ id, rows, values });

test('tells better, worse and undecided apart, with the share between them', () => {
  const verdicts = verdictsOf(
    judged('model', noisy(0.3)),
    [judged('weak', noisy(0)), judged('strong', noisy(0.6)), judged('equal', noisy(0.3))],
    1,
  );
  expect(verdicts.map(({ against, relation }) => [against, relation])).toEqual([
    ['weak', 'better'],
    ['strong', 'worse'],
    ['equal', 'undecided'],
  ]);
  const [weak, strong] = verdicts;
  expect(weak!.relative!.mean).toBeCloseTo(0.3 / 0.5, 1);
  expect(weak!.relative!.low).toBeGreaterThan(0.5);
  expect(strong!.relative!.high).toBeLessThan(0);
});

test('a model is no better than itself', () => {
  expect(verdictsOf(judged('a', base), [judged('b', base)], 1)[0]).toMatchObject({
    relation: 'undecided',
    p: 1,
    relative: { mean: 0, low: 0, high: 0 },
  });
});

test('more baselines ask for stronger evidence', () => {
  const model = judged('model', noisy(0.012));
  const alone = verdictsOf(model, [judged('a', base)], 3)[0]!.p;
  const among = verdictsOf(
    model,
    Array.from({ length: 5 }, (_, at) => judged(`b${at}`, base)),
    3,
  )[0]!.p;
  expect(among).toBeCloseTo(Math.min(1, 5 * alone), 9);
});

test('only customers that all judged are compared', () => {
  const { rows: common, places } = commonCustomers([
    { rows: Int32Array.of(1, 3, 5, 9) },
    { rows: Int32Array.of(0, 1, 5, 7, 9) },
  ]);
  expect([...common]).toEqual([1, 5, 9]);
  expect(places.map((at) => [...at])).toEqual([
    [0, 2, 3],
    [1, 2, 4],
  ]);
  const verdict = verdictsOf(
    { id: 'a', rows: Int32Array.of(1, 3), values: Float32Array.of(0.5, 1) },
    [{ id: 'b', rows: Int32Array.of(0, 1), values: Float32Array.of(1, 0.5) }],
    1,
  );
  expect(verdict[0]).toMatchObject({ relation: 'undecided', p: 1 });
});

test('of errors the lower is better', () => {
  const [verdict] = verdictsOf(judged('a', noisy(-0.3)), [judged('b', base)], 1, true);
  expect(verdict!.relation).toBe('better');
  expect(verdict!.relative!.high).toBeLessThan(0);
});

test('every pair once, each against the other way round the opposite', () => {
  const [a, b, c] = [judged('a', noisy(0.3)), judged('b', noisy(0)), judged('c', noisy(0.6))];
  const { customers, pairs } = comparePairs([a, b, c], 1);
  expect(customers).toBe(300);
  expect(pairs.map(({ a: one, b: other, relation }) => [one, other, relation])).toEqual([
    ['a', 'b', 'better'],
    ['a', 'c', 'worse'],
    ['b', 'c', 'worse'],
  ]);
  const [turned] = comparePairs([b, a], 1).pairs;
  expect(turned!.difference.mean).toBeCloseTo(-pairs[0]!.difference.mean, 9);
  expect(turned!.wins).toBe(pairs[0]!.losses);
});

test('of errors the smaller one wins', () => {
  const [a, b] = [judged('a', noisy(-0.3)), judged('b', base)];
  const [pair] = comparePairs([a, b], 1, true).pairs;
  expect(pair).toMatchObject({ a: 'a', b: 'b', relation: 'better' });
  expect(pair!.difference.high).toBeLessThan(0);
  expect(pair!.wins).toBeGreaterThan(290);
  expect(pair!.wins + pair!.ties + pair!.losses).toBe(300);
});
