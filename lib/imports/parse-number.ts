const currency = /^([+-]?)\s*(?:[¥￥$€£]|US\$|CN¥|RMB|EUR|USD|GBP)\s*|\s*(?:[¥￥$€£元%]|RMB|EUR|USD|GBP)$/gi;

/** What is not written as JavaScript writes numbers: a currency sign, thousands separators, a decimal comma. */
function parseWritten(text: string): number | null {
  const bare = text.replace(currency, '$1').trim();
  let plain = bare;
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) plain = bare.replaceAll(',', '');
  else if (/^[+-]?\d{1,3}(\.\d{3})+,\d+$/.test(bare)) plain = bare.replaceAll('.', '').replace(',', '.');
  else if (/^[+-]?\d+,\d+$/.test(bare)) plain = bare.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/**
 * A finite number, or null for anything else: words, NaN, Infinity, an empty cell, 0x10. One currency sign is taken off;
 * "1,234.5" and "1.234,5" have thousands separators, "1,234" too, "3,5" is three and a half.
 */
export function parseNumber(text: string): number | null {
  const first = text.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  // Most cells: digits, perhaps a sign or a point. The second character tells 0x10, 0b1 and 0o7 apart.
  if ((isDigit || first === 45 || first === 46) && !(text.charCodeAt(1) > 57 && first === 48)) {
    const value = Number(text);
    if (Number.isFinite(value)) return value;
  }
  return parseWritten(text.trim());
}
