import { expect, test } from 'vitest';
import { recommenderOf } from '@/lib/ml/recommenders';
import { Refusal } from '@/lib/ml/refusal';
import { checkValues } from './check-values';

const [alike, different] = [Float32Array.of(1, 1, 1), Float32Array.of(1, 3, 1)];

test('what learns how values differ is not fitted on values that are all alike', () => {
  expect(() => checkValues(recommenderOf('svd'), {}, alike)).toThrow(/^Biased SVD.*Choose another feedback/);
  expect(() => checkValues(recommenderOf('blend'), { members: 'ease,svd' }, alike)).toThrow(Refusal);
  expect(() => checkValues(recommenderOf('svd'), {}, different)).not.toThrow();
  expect(() => checkValues(recommenderOf('ials'), {}, alike)).not.toThrow();
});
