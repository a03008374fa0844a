import { expect, test } from 'vitest';
import { Refusal } from '@/lib/ml/refusal';
import { AppError } from '@/lib/schemas/app-error';
import { sentenceOf } from './output';

test('tells what is written for people, and of an error of the engine only that there was one', () => {
  expect(sentenceOf(new AppError('conflict', 'Another run is under way.'))).toBe('Another run is under way.');
  expect(sentenceOf(new Refusal('Choose the random split.'))).toBe('Choose the random split.');
  for (const error of [
    new RangeError('Invalid typed array length: -5'),
    new TypeError("Cannot read properties of undefined (reading '0')"),
  ])
    expect(sentenceOf(error)).toMatch(/^Something went wrong in Kindred itself/);
});
