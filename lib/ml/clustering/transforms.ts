import { columnMeans, type Points } from './points';

/** Each column less its mean, by its standard deviation (n); a column without any spread becomes 0. */
export function standardised(points: Points): Points {
  const { rows, cols, values } = points;
  const means = columnMeans(points);
  const squares = new Float64Array(cols);
  for (let row = 0, at = 0; row < rows; row++)
    for (let d = 0; d < cols; d++) squares[d]! += (values[at++]! - means[d]!) ** 2;
  const deviations = squares.map((square) => Math.sqrt(square / Math.max(1, rows)));
  const out = new Float32Array(values.length);
  for (let row = 0, at = 0; row < rows; row++)
    for (let d = 0; d < cols; d++, at++)
      out[at] = deviations[d]! > 0 ? (values[at]! - means[d]!) / deviations[d]! : 0;
  return { ...points, values: out };
}

/**
 * Counts as the square roots of shares: distances between rows are Hellinger distances, under which the chance of few events weighs
 * as much on small shares as on large ones. Rows without any count are drawn to the origin.
 */
export function hellinger({ rows, cols, values }: Points): Points {
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    const end = (row + 1) * cols;
    let total = 0;
    for (let at = row * cols; at < end; at++) total += values[at]!;
    if (total > 0) for (let at = row * cols; at < end; at++) out[at] = Math.sqrt(values[at]! / total);
  }
  return { rows, cols, values: out };
}

/** Centred log-ratios of shares (Aitchison 1982), after `more` was added to each count so that none is 0. */
export function centredLogRatios({ rows, cols, values }: Points, more = 0.5): Points {
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    const first = row * cols;
    let sum = 0;
    for (let d = 0; d < cols; d++) sum += Math.log(values[first + d]! + more);
    for (let d = 0; d < cols; d++) out[first + d] = Math.log(values[first + d]! + more) - sum / cols;
  }
  return { rows, cols, values: out };
}
