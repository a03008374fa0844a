import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '@/lib/exports/csv';
import { type FileRow, LONGEST_LINE } from './file-row';
import { type Delimiter, RowCutter } from './row-cutter';

function cut(text: string, delimiter: Delimiter = ',', pieces: readonly number[] = []): FileRow[] {
  const cutter = new RowCutter(delimiter);
  const rows: FileRow[] = [];
  let at = 0;
  for (const size of pieces) {
    rows.push(...cutter.push(text.slice(at, at + size), false));
    at += size;
  }
  return [...rows, ...cutter.push(text.slice(at), false), ...cutter.push('', true)];
}
const cells = (rows: readonly FileRow[]) => rows.map((row) => row.cells);

describe('RowCutter', () => {
  it('reads back what the CSV export writes', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', ' ', '"', ',', ';', '\n', '\r', '猫', 'é', '\t'),
    });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), (table) => {
        const kept = table.filter((row) => row.some((text) => text.trim() !== ''));
        const safe = kept.map((row) => row.map((text) => (/^[\t\r]/.test(text) ? `'${text}` : text).trim()));
        expect(cells(cut(kept.map((row) => csvLine(row)).join('')))).toEqual(safe);
      }),
    );
  });

  it('gives the same rows wherever the text is cut', () => {
    const unit = fc.constantFrom('a', 'b', '"', '""', ',', '\n', '\r\n', ' ', '::', '\t');
    const text = fc.string({ unit, maxLength: 60 });
    const delimiter = fc.constantFrom<Delimiter>(',', '\t', '::', ' ');
    fc.assert(
      fc.property(text, delimiter, fc.array(fc.nat(7), { maxLength: 20 }), (content, by, pieces) => {
        expect(cut(content, by, pieces)).toEqual(cut(content, by));
      }),
    );
  });

  it('counts lines from 1, also after cells of several lines and empty lines', () => {
    expect(cut('a,b\r\n"one\ntwo",2\n\n,\nc,d').map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  it('takes an open quotation mark for a character, so that it swallows no rows', () => {
    const rows = cut('a,"12 inch\nb,2\nc,3\n');
    expect(cells(rows)).toEqual([
      ['a', '"12 inch'],
      ['b', '2'],
      ['c', '3'],
    ]);
  });

  it('keeps quotation marks inside cells', () => {
    expect(cells(cut('a,12" plate,"say ""hi"""\n"x"y,z'))).toEqual([
      ['a', '12" plate', 'say "hi"'],
      ['xy', 'z'],
    ]);
  });

  it('cuts at two colons and at runs of blanks', () => {
    expect(cells(cut('1::a:b::3\n', '::'))).toEqual([['1', 'a:b', '3']]);
    expect(cells(cut('  1   2\t 3  \r\n', ' '))).toEqual([['1', '2', '3']]);
  });

  it('reports a line beyond 1 MB, keeps nothing of it, and goes on', () => {
    const cutter = new RowCutter(',');
    const rows: FileRow[] = [...cutter.push('a,b\n', false)];
    for (let piece = 0; piece < 40; piece++) rows.push(...cutter.push('x'.repeat(LONGEST_LINE / 8), false));
    rows.push(...cutter.push('\nc,d\n', false), ...cutter.push('', true));
    expect(rows.map(({ line, broken }) => [line, broken?.issue])).toEqual([
      [1, undefined],
      [2, 'line-too-long'],
      [3, undefined],
    ]);
    expect(rows[1]!.raw.length).toBeLessThan(1000);
    expect(cut(`a,b\n${'x'.repeat(LONGEST_LINE + 1)}\nc,d\n`).map((row) => row.broken?.issue)).toEqual([
      undefined,
      'line-too-long',
      undefined,
    ]);
  });
});
