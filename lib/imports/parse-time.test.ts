import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTime } from './parse-time';

const at = (...parts: [number, number, number, number?, number?, number?]) =>
  Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3] ?? 0, parts[4] ?? 0, parts[5] ?? 0);

it.each([
  ['2010-12-01 08:26:00', at(2010, 12, 1, 8, 26)],
  ['2010-12-01T08:26:00Z', at(2010, 12, 1, 8, 26)],
  ['2010-12-01T08:26:00.500+08:00', at(2010, 12, 1, 0, 26) + 500],
  ['2010/12/1 8:26', at(2010, 12, 1, 8, 26)],
  ['2010年12月1日', at(2010, 12, 1)],
  ['12/1/2010 8:26', at(2010, 12, 1, 8, 26)],
  ['13/1/2010', at(2010, 1, 13)],
  ['04-09-2012', at(2012, 9, 4)],
  ['04.09.2012', at(2012, 9, 4)],
  ['01-Jan-1995', at(1995, 1, 1)],
  ['Sep 1, 2016', at(2016, 9, 1)],
  ['09 1, 2016', at(2016, 9, 1)],
  ['1/2/2010 3:04:05 PM', at(2010, 1, 2, 15, 4, 5)],
  ['19970101', at(1997, 1, 1)],
  ['881250949', 881_250_949_000],
  ['1472688000', 1_472_688_000_000],
  ['1472688000000', 1_472_688_000_000],
  ['40513.351388888892', at(2010, 12, 1, 8, 26)],
])('reads %s', (text, time) => {
  expect(parseTime(text)).toBe(time);
});

it.each(['', 'soon', '2010-02-30', '2010-13-01', '99', '2010-12-01 25:00', '30/30/2010', 'NaN', 'Infinity'])(
  'refuses "%s"',
  (text) => {
    expect(parseTime(text)).toBeNull();
  },
);

it('reads back every moment that ISO 8601 writes', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1801-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      (date) => {
        expect(parseTime(date.toISOString())).toBe(date.getTime());
        expect(parseTime(date.toISOString().slice(0, 19).replace('T', ' '))).toBe(
          Math.floor(date.getTime() / 1000) * 1000,
        );
      },
    ),
  );
});
