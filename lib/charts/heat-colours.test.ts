import { expect, test } from 'vitest';
import { amountColour, RATIO_REACH, ratioColour } from './heat-colours';

test('a ratio of one is neutral, double and half are equally far from it, beyond the reach nothing changes', () => {
  const channels = (css: string) => (css.match(/\d+/g) ?? []).map(Number) as [number, number, number];
  const [r, g, b] = channels(ratioColour(1).fill);
  expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(8);
  const [more] = channels(ratioColour(2).fill);
  const less = channels(ratioColour(1 / 2).fill)[2];
  expect(Math.abs(more - less)).toBeLessThan(40);
  expect(ratioColour(RATIO_REACH * 10)).toEqual(ratioColour(RATIO_REACH));
  expect(ratioColour(0)).toEqual(ratioColour(1 / RATIO_REACH));
});

test('text is black on light cells and white on dark ones', () => {
  expect(amountColour(0).ink).toBe('#fff');
  expect(amountColour(1).ink).toBe('#000');
  expect(ratioColour(1).ink).toBe('#000');
  expect(ratioColour(4).ink).toBe('#fff');
});
