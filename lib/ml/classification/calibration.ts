/** Rows of about the same predicted probability, and how many of them were positive. */
export interface CalibrationBin {
  readonly count: number;
  readonly predicted: number;
  readonly observed: number;
  /** 95 % interval of the observed share (Wilson 1927). */
  readonly low: number;
  readonly high: number;
}

/** Wilson's 95 % interval of a share. */
export function wilsonInterval(successes: number, count: number): { low: number; high: number } {
  if (count === 0) return { low: 0, high: 1 };
  const z = 1.959963984540054;
  const share = successes / count;
  const centre = share + (z * z) / (2 * count);
  const spread = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/**
 * Calibration curve over bins of about as many rows each; rows of one probability are never parted, so a tree has at most a bin a
 * leaf.
 * @param probabilities 0..1 that a row is positive
 */
export function calibrationCurve(
  probabilities: Float64Array,
  labels: ArrayLike<number>,
  bins = 10,
): CalibrationBin[] {
  const order = Int32Array.from(probabilities.keys()).sort((a, b) => probabilities[a]! - probabilities[b]!);
  const out: CalibrationBin[] = [];
  let [count, sum, positives] = [0, 0, 0];
  order.forEach((row, place) => {
    count++;
    sum += probabilities[row]!;
    positives += labels[row] === 1 ? 1 : 0;
    const next = order[place + 1];
    const isLast = next === undefined;
    if (!isLast && (count < order.length / bins || probabilities[next] === probabilities[row])) return;
    out.push({
      count,
      predicted: sum / count,
      observed: positives / count,
      ...wilsonInterval(positives, count),
    });
    [count, sum, positives] = [0, 0, 0];
  });
  return out;
}

/** Mean squared difference of probability and outcome (Brier 1950): 0 is perfect, base rate × (1 − base rate) is knowing nothing else. */
export function brierScore(probabilities: Float64Array, labels: ArrayLike<number>): number {
  let sum = 0;
  probabilities.forEach((probability, row) => {
    sum += (probability - (labels[row] === 1 ? 1 : 0)) ** 2;
  });
  return sum / probabilities.length;
}
