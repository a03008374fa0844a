const splitEntity = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6})$/i;
const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Text with the HTML entities of markup and of characters' numbers decoded. */
function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|nbsp|#\d{1,6});/gi, (whole, name: string) =>
    name.startsWith('#')
      ? String.fromCodePoint(Math.min(0x10ffff, Number(name.slice(1))))
      : (names[name.toLowerCase()] ?? whole),
  );
}

/**
 * A row's cells as the table's columns, or null where they do not fit. Two faults are mended: empty cells beyond the last
 * column, and cells that were cut at the semicolon of an HTML entity ("Simon &amp" | "Schuster").
 */
export function fitColumns(cells: readonly string[], columns: number): readonly string[] | null {
  if (cells.length === columns) return cells;
  if (cells.length < columns) return null;
  const joined: string[] = [];
  let isOpen = false;
  for (const cell of cells) {
    if (isOpen) joined[joined.length - 1] = decodeEntities(`${joined.at(-1)}; ${cell}`).trim();
    else joined.push(cell);
    isOpen = splitEntity.test(cell);
  }
  while (joined.length > columns && joined.at(-1) === '') joined.pop();
  return joined.length === columns ? joined : null;
}
