import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BOM, csvLine, csvText } from './csv';

it('writes what spreadsheets read as text and not as a formula', () => {
  for (const text of ['=cmd()', '+1+1', '-1+1', '@SUM(A1)', '\tx', '\rx'])
    expect(csvLine([text])).toContain(`'${text}`);
  expect(csvLine(['-5', '+4.5', '-x', -5])).toBe("-5,+4.5,'-x,-5\r\n");
});

it('quotes what would break a row (RFC 4180)', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', ' blank ', null, 1.5])).toBe(
    '"a,b","say ""hi""","two\nlines"," blank ",,1.5\r\n',
  );
  expect(csvText(['姓名'], [['a']])).toBe(`${BOM}姓名\r\na\r\n`);
});

it('never starts a cell with what runs', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(csvLine([text])).not.toMatch(/^"?(?:[=@\t]|\r(?!\n$))/);
    }),
  );
});
