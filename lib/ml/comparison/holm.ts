/**
 * Holm's step-down correction of several p values (Holm 1979): the family-wise error stays at the level whatever the tests'
 * dependence. Given back in the order they came.
 */
export function holm(p: readonly number[]): number[] {
  const order = p.map((_, at) => at).sort((a, b) => p[a]! - p[b]!);
  const corrected = new Array<number>(p.length).fill(1);
  let highest = 0;
  order.forEach((at, rank) => {
    highest = Math.max(highest, Math.min(1, (p.length - rank) * p[at]!));
    corrected[at] = highest;
  });
  return corrected;
}
