/** Excel takes a cell that starts with one of these for a formula. */
const formulaStart = /^[=+\-@\t\r]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formulaStart.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One CSV line (RFC 4180) that no spreadsheet runs as a formula. */
export const csvLine = (values: readonly (string | number | null)[]): string =>
  `${values.map(cell).join(',')}\r\n`;

/** The byte order mark that tells Excel a CSV is UTF-8. */
export const BOM = '\uFEFF';

/** A whole CSV file, ready for Excel. */
export const csvText = (
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string => BOM + csvLine(header) + rows.map(csvLine).join('');
