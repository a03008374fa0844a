import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openFile } from '@/lib/imports/open-file';
import { importAll, piecesOf } from '@/lib/imports/testing/sources';
import { xlsxRows } from './xlsx-rows';

const relationships = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/other.xml"/></Relationships>`;
const workbook = (sheets: string, attributes = '') =>
  `<workbook xmlns:r="r"><workbookPr ${attributes}/><sheets>${sheets}</sheets></workbook>`;
const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/><numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
const strings = `<sst><si><t>user</t></si><si><t>item</t></si><si><r><t>quan</t></r><r><t>tity</t></r><rPh><t>x</t></rPh></si><si><t>time</t></si><si><t xml:space="preserve"> A &amp; B </t></si></sst>`;
const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const header = row(
  1,
  '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>',
);

/** A workbook whose sheet comes before what it refers to, as spreadsheets write it. */
function book(rows: string, parts: Record<string, string> = {}): Uint8Array {
  const all = {
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    'xl/workbook.xml': workbook('<sheet name="One" r:id="rId1"/>'),
    'xl/_rels/workbook.xml.rels': relationships,
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': strings,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}
const cells = (file: Uint8Array) => [...xlsxRows(file)].flat().map((read) => read.cells);

describe('xlsxRows', () => {
  it('reads shared and inline texts, numbers, dates, formulas, and gaps', () => {
    const rows =
      row(1, '<c r="A1" t="s"><v>2</v></c><c r="C1" t="inlineStr"><is><t>in</t><t>line</t></is></c>') +
      row(
        3,
        '<c r="A3"><v>2.5499999999999998</v></c><c r="B3" s="1"><v>40513.351388888892</v></c><c r="C3" s="2"><v>40513</v></c>',
      ) +
      row(
        4,
        '<c r="A4"><f>1+1</f><v>2</v></c><c r="B4" t="str"><f>"a"</f><v>a</v></c><c r="C4" t="b"><v>1</v></c>',
      ) +
      row(5, '<c r="A5" s="3"><v>3</v></c><c t="s"><v>4</v></c>') +
      row(6, '<c r="A6"/>');
    expect(cells(book(rows))).toEqual([
      ['quantity', '', 'inline'],
      ['2.55', '2010-12-01 08:26:00', '2010-12-01'],
      ['2', 'a', 'true'],
      ['3', 'A & B'],
    ]);
  });

  it('takes the first sheet that is shown, and dates that count from 1904', () => {
    const file = book('', {
      'xl/workbook.xml': workbook(
        '<sheet name="Hidden" state="hidden" r:id="rId1"/><sheet name="Shown" r:id="rId2"/>',
        'date1904="1"',
      ),
      'xl/worksheets/other.xml': `<x:worksheet xmlns:x="x"><x:row r="1"><x:c r="A1" s="2"><x:v>39051</x:v></x:c></x:row></x:worksheet>`,
    });
    expect(cells(file)).toEqual([['2010-12-01']]);
  });

  it('imports a sheet like any other table', async () => {
    const rows = [2, 3, 4].map((at) =>
      row(at, `<c r="A${at}"><v>17850</v></c><c r="B${at}" t="s"><v>4</v></c><c r="C${at}"><v>${at}</v></c>`),
    );
    const done = await importAll(piecesOf(book(header + rows.join(''))), { fileName: 'orders.xlsx' });
    expect(done.interactions).toMatchObject(
      [2, 3, 4].map((quantity) => ({
        customerId: '17850',
        productId: 'A & B',
        quantity,
        kind: 'purchase',
        time: null,
      })),
    );
  });

  it('refuses what is cut off, damaged, or unpacks to more than memory holds', async () => {
    const good = book(header + row(2, '<c r="A2"><v>1</v></c>'));
    const open = (file: Uint8Array) => openFile(piecesOf(file), 'a.xlsx');
    await expect(open(good.subarray(0, good.length - 30))).rejects.toThrow(/cut off or damaged/);
    await expect(open(book('<row><c></row>'))).rejects.toThrow(/damaged/);
    await expect(open(zipSync({ 'readme.txt': strToU8('hello') }))).rejects.toThrow(/damaged/);
    const bomb = zipSync({
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet>${header}</worksheet>`),
      'xl/sharedStrings.xml': new Uint8Array(17 * 1024 * 1024).fill(32),
    });
    await expect(open(bomb)).rejects.toThrow(/too large once unpacked/);
  });
});
