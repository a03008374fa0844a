import { expect, test } from 'vitest';
import { paramsFromText } from '@/components/training/params-in-address';
import { trainAgainPath } from '@/components/models/train-again-path';
import { recommenderOf } from '@/lib/ml/recommenders';
import { checkParams } from '@/lib/services/models/check-params';
import { listAlgorithms } from '@/lib/services/models/list-algorithms';
import { searchedParams } from '@/lib/services/models/searched-params';
import { withMembers } from './algorithm-members';
import { type ModelRunView } from './model';

const algorithms = listAlgorithms();
const blend = algorithms.find(({ id }) => id === 'blend')!;
const given = { members: 'slim,item-knn', 'slim.l1': 0.7, 'item-knn.k': 30 };

test('a blend has the fields of the members that it names, as its own schema reads and searches them', () => {
  const { fields, searched } = withMembers(blend, given, algorithms);
  const stored = checkParams('blend', given);
  expect(fields.map(({ name }) => name)).toEqual(Object.keys(stored));
  expect(searched).toEqual(searchedParams(recommenderOf('blend'), given));
  expect(searched.length).toBeGreaterThan(0);
  expect(fields.find(({ name }) => name === 'item-knn.k')).toMatchObject({
    member: 'item-knn',
    default: 100,
  });
  const ease = algorithms.find(({ id }) => id === 'ease')!;
  expect(withMembers(ease, {}, algorithms)).toBe(ease);
});

test('training a blend again fills the form in with every parameter of its members', () => {
  const params = checkParams('blend', given);
  const protocol = { split: { kind: 'random', testRatio: 0.2 }, feedback: 'binary', k: 10, seed: 1 };
  const run = { algorithm: 'blend', params, protocol } as unknown as ModelRunView;
  const set = new URL(trainAgainPath('shop', run), 'http://x').searchParams.get('set') ?? '';
  const { fields } = withMembers(blend, paramsFromText(set, blend.fields), algorithms);
  expect(paramsFromText(set, fields)).toEqual(params);
});
