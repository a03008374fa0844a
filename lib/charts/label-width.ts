/** Chinese and other full-width signs are as wide as the letters are high. */
const isWide = (sign: string) => sign >= '\u2e80';

/** Room in pixels that an axis needs for its longest label at 12 px, within bounds; longer ones wrap at their spaces. */
export function labelWidth(labels: readonly string[], least = 56, most = 164): number {
  const widths = labels.map((label) => [...label].reduce((sum, sign) => sum + (isWide(sign) ? 12 : 6.8), 0));
  return Math.min(most, Math.max(least, Math.ceil(Math.max(0, ...widths)) + 14));
}
