import type { Target } from './table';

/** Above this bit of a packed number is a sum, below it a count: 67 million rows. */
export const PACK = 67_108_864;

/**
 * What histograms add up for each row. Gini gain and the gain in squared error are the same expression, the sum of S²/n over the
 * children less the parent's, where S is a class's count or the sum of y: so one search serves both.
 */
export interface NodeSums {
  /** Sums a node has: a class each, or one (of y, or of the second of two classes). */
  readonly sums: number;
  /** Two classes alone: weight + PACK · (weight of the second class), so that one addition does both. */
  readonly packed: Float64Array | null;
  /** rows × (1 + sums): weight, then weight × y; null where packed. */
  readonly wide: Float64Array | null;
  /** Elements a slot of a histogram has. */
  readonly stride: number;
  /** What was taken off y so that large numbers lose no digits. */
  readonly centre: number;
  /** weight × y² of a row, where y is a number. */
  readonly squares: Float64Array | null;
}

/** @param weights how often each row counts; null: once */
export function nodeSums(target: Target, weights: Uint8Array | null): NodeSums {
  const weightOf = (row: number) => (weights ? weights[row]! : 1);
  if (target.kind === 'classes' && target.classes === 2) {
    const packed = Float64Array.from(target.codes, (code, row) => weightOf(row) * (1 + code * PACK));
    return { sums: 1, packed, wide: null, stride: 1, centre: 0, squares: null };
  }
  if (target.kind === 'classes') {
    const stride = target.classes + 1;
    const wide = new Float64Array(target.codes.length * stride);
    target.codes.forEach((code, row) => {
      wide[row * stride] = wide[row * stride + 1 + code] = weightOf(row);
    });
    return { sums: target.classes, packed: null, wide, stride, centre: 0, squares: null };
  }
  const { values } = target;
  const centre = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const wide = new Float64Array(values.length * 2);
  values.forEach((value, row) => {
    wide[row * 2] = weightOf(row);
    wide[row * 2 + 1] = weightOf(row) * (value - centre);
  });
  const squares = values.map((value, row) => weightOf(row) * (value - centre) ** 2);
  return { sums: 1, packed: null, wide, stride: 2, centre, squares };
}
