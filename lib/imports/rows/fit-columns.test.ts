import { expect, it } from 'vitest';
import { fitColumns } from './fit-columns';

it('leaves out empty cells beyond the last column, refuses full ones and missing ones', () => {
  expect(fitColumns(['a', 'b', '', ''], 2)).toEqual(['a', 'b']);
  expect(fitColumns(['a', 'b', 'c'], 2)).toBeNull();
  expect(fitColumns(['a'], 2)).toBeNull();
});

it('mends cells that were cut at an HTML entity', () => {
  expect(fitColumns(['1', 'Simon &amp', 'Schuster', 'x'], 3)).toEqual(['1', 'Simon & Schuster', 'x']);
  expect(fitColumns(['1', 'It&#39', 's'], 2)).toEqual(['1', "It' s"]);
});
