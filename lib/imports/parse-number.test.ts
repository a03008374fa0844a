import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseNumber } from './parse-number';

it.each([
  ['3', 3],
  ['-2.5', -2.5],
  ['.5', 0.5],
  ['+7', 7],
  ['1e3', 1000],
  ['007', 7],
  ['1,234', 1234],
  ['1,234,567.8', 1_234_567.8],
  ['1.234,5', 1234.5],
  ['3,5', 3.5],
  ['£2.55', 2.55],
  ['¥12', 12],
  ['-$4', -4],
  ['12元', 12],
])('reads %s', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

it.each([
  '',
  ' ',
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '0x10',
  '0b1',
  '1 2',
  'abc',
  '=1+1',
  '--1',
  '1.2.3',
])('refuses "%s"', (text) => {
  expect(parseNumber(text)).toBeNull();
});

it('reads back every finite number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parseNumber(String(value))).toBe(Number(String(value)));
    }),
  );
});
