/** Points in space, row-major. */
export interface Points {
  readonly rows: number;
  readonly cols: number;
  /** rows × cols */
  readonly values: Float32Array;
}

/** Points from rows of numbers. */
export function pointsOf(rows: readonly (readonly number[])[]): Points {
  const cols = rows[0]?.length ?? 0;
  const values = new Float32Array(rows.length * cols);
  rows.forEach((row, at) => values.set(row, at * cols));
  return { rows: rows.length, cols, values };
}

/** Some of the points, in the order asked for. */
export function pickPoints({ cols, values }: Points, rows: ArrayLike<number>): Points {
  const picked = new Float32Array(rows.length * cols);
  for (let at = 0; at < rows.length; at++)
    picked.set(values.subarray(rows[at]! * cols, (rows[at]! + 1) * cols), at * cols);
  return { rows: rows.length, cols, values: picked };
}

/** Squared Euclidean distance of a row of `a` to a row of `b`, which have as many columns. */
export function squaredDistance(
  a: ArrayLike<number>,
  rowA: number,
  b: ArrayLike<number>,
  rowB: number,
  cols: number,
): number {
  let sum = 0;
  for (let x = rowA * cols, y = rowB * cols, end = x + cols; x < end; x++, y++) {
    const apart = a[x]! - b[y]!;
    sum += apart * apart;
  }
  return sum;
}

/** The mean of each column. */
export function columnMeans({ rows, cols, values }: Points): Float64Array {
  const means = new Float64Array(cols);
  for (let at = 0, row = 0; row < rows; row++) for (let d = 0; d < cols; d++) means[d]! += values[at++]!;
  for (let d = 0; d < cols; d++) means[d]! /= Math.max(1, rows);
  return means;
}
