/** Which end of an axis is the good one. */
export type Wish = 'high' | 'low';

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The points that no other beats: none is at least as good on both axes and better on one (Pareto 1906). From left to right.
 * Points of equal place are all in it.
 */
export function paretoFront<P extends Point>(points: readonly P[], wishX: Wish, wishY: Wish): P[] {
  const [signX, signY] = [wishX === 'high' ? 1 : -1, wishY === 'high' ? 1 : -1];
  const beats = (a: P, b: P) =>
    signX * (a.x - b.x) >= 0 && signY * (a.y - b.y) >= 0 && (a.x !== b.x || a.y !== b.y);
  return points
    .filter((point) => !points.some((other) => beats(other, point)))
    .sort((a, b) => a.x - b.x || a.y - b.y);
}
