import { expect, test } from 'vitest';
import { markdownList, markdownTable, markdownText } from './markdown';

test('nothing in a text becomes markup', () => {
  expect(markdownText('a|b *c* _d_ <e> [f](g)\n# h')).toBe('a\\|b \\*c\\* \\_d\\_ \\<e\\> \\[f\\](g) \\# h');
});

test('a table has as many cells in each row as in its head', () => {
  const text = markdownTable(
    ['Metric', 'Mean'],
    [
      ['nDCG@10', '0.4'],
      ['a|b', '1'],
    ],
  );
  expect(text.split('\n')).toEqual([
    '| Metric | Mean |',
    '| --- | --- |',
    '| nDCG@10 | 0.4 |',
    '| a\\|b | 1 |',
  ]);
});

test('a list has one line an item', () => {
  expect(markdownList(['one', 'two\nlines'])).toBe('- one\n- two lines');
});
