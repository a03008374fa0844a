import { readWholeXml } from './read-xml';
import { type ZipArchive } from './zip-archive';

const MB = 1024 * 1024;

/** Texts that cells share, at most 256 MB of them. Readings of a text (furigana) are left out. */
export function sharedStrings(archive: ZipArchive): string[] {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isReading = false;
  readWholeXml(archive.text('xl/sharedStrings.xml', 256 * MB), {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text(text) {
      if (isText) current += text;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') isReading = false;
      if (name === 'si') strings.push(current);
    },
  });
  return strings;
}

/** Built-in number formats that show a date or a time (ECMA-376, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a number format shows years, months, days, hours or seconds: quoted text, colours and escapes do not count. */
const showsDate = (format: string) => /[ymdhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

/** For each cell style, whether its numbers are days. */
export function dateStyles(archive: ZipArchive): boolean[] {
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isCellStyles = false;
  readWholeXml(archive.text('xl/styles.xml', 16 * MB), {
    open(name, attributes) {
      if (name === 'numFmt')
        custom.set(Number(attributes['numFmtId']), showsDate(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') isCellStyles = true;
      if (name !== 'xf' || !isCellStyles) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      styles.push(custom.get(id) ?? isBuiltInDate(id));
    },
    close(name) {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return styles;
}

/** The part of the first sheet that is shown, and whether days count from 1904 (old Macs). */
export function firstSheet(archive: ZipArchive): { part: string; from1904: boolean } {
  let id = '';
  let from1904 = false;
  readWholeXml(archive.text('xl/workbook.xml', 16 * MB), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      if (name === 'sheet' && id === '' && (attributes['state'] ?? 'visible') === 'visible')
        id = attributes['r:id'] ?? '';
    },
  });
  let target = '';
  readWholeXml(archive.text('xl/_rels/workbook.xml.rels', 16 * MB), {
    open(name, attributes) {
      if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target'] ?? '';
    },
  });
  const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return { part: archive.has(part) ? part : 'xl/worksheets/sheet1.xml', from1904 };
}
