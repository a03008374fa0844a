/** A finite number, or null for anything else: words, NaN, Infinity, an empty cell. Thousands commas and one currency sign are taken off. */
export function parseNumber(text: string): number | null {
  const bare = text.trim().replace(/^[¥￥$€£]\s?/, '');
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
