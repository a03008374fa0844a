import { expect, test } from 'vitest';
import { saidError } from '@/lib/schemas/said-error';
import { sentenceOf } from './sentence-of';

test('a failure is told in the language of the page, with its values', async () => {
  const error = saidError('not-found', 'noTrained', { algorithm: 'ease' });
  expect(error.message).toBe('The shop has no trained ease model. Train one on the Models page.');
  expect(await sentenceOf(error, error.message, 'zh-CN')).toBe(
    '此店铺没有训练好的 ease 模型。请在“模型”页训练一个。',
  );
  expect(await sentenceOf(error, error.message, 'en')).toBe(error.message);
});

test('a sentence that only English has stands behind a lead', async () => {
  const told = { code: 'too-large' } as const;
  expect(await sentenceOf(told, 'It is large.', 'zh-CN')).toBe('太大：It is large.');
  expect(await sentenceOf({}, 'It is large.', 'zh-CN')).toBe('It is large.');
});
