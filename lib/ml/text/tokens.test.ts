import { expect, test } from 'vitest';
import { tokensOf } from './tokens';

test.each([
  ['The Running Shoes, for Women', ['running', 'shoe', 'women']],
  ['Dresses & batteries of glass', ['dress', 'battery', 'glass']],
  ['USB-C 100W', ['usb', 'c', '100w']],
  ['男士的手表', ['男士', '手表']],
  ['ＡＢＣ　无线耳机 Pro', ['abc', '无线', '耳机', 'pro']],
  ['', []],
])('%s', (text, expected) => {
  expect(tokensOf(text)).toEqual(expected);
});
