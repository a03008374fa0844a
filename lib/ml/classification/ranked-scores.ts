/** Scores from the highest down, equal ones together: how many positives and negatives lie at or above each distinct score. */
export interface RankedScores {
  readonly thresholds: Float64Array;
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
}

/**
 * @param scores the higher, the likelier positive
 * @param labels 1: positive
 * @param weights how often each row counts; null: once
 */
export function rankScores(
  scores: Float64Array,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | null = null,
  order = descending(scores),
): RankedScores {
  const thresholds = new Float64Array(scores.length);
  const truePositives = new Float64Array(scores.length);
  const falsePositives = new Float64Array(scores.length);
  let [positives, negatives, length] = [0, 0, 0];
  order.forEach((row, place) => {
    const weight = weights ? weights[row]! : 1;
    if (labels[row] === 1) positives += weight;
    else negatives += weight;
    const next = order[place + 1];
    if (next !== undefined && scores[next] === scores[row]) return;
    thresholds[length] = scores[row]!;
    truePositives[length] = positives;
    falsePositives[length++] = negatives;
  });
  return {
    thresholds: thresholds.subarray(0, length),
    truePositives: truePositives.subarray(0, length),
    falsePositives: falsePositives.subarray(0, length),
    positives,
    negatives,
  };
}

/** Rows from the highest score down. */
export const descending = (scores: Float64Array): Int32Array =>
  Int32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]!);

/**
 * Area under the receiver operating characteristic: how often a positive has a higher score than a negative, equal ones by half
 * (Hanley & McNeil 1982). NaN where one of the two is not there.
 */
export function rocArea({ truePositives, falsePositives, positives, negatives }: RankedScores): number {
  let area = 0;
  for (let at = 0; at < truePositives.length; at++) {
    const width = falsePositives[at]! - (at > 0 ? falsePositives[at - 1]! : 0);
    area += (width * (truePositives[at]! + (at > 0 ? truePositives[at - 1]! : 0))) / 2;
  }
  return area / (positives * negatives);
}

/** Average precision: the mean over the positives of the precision at their place; no line is drawn between points (Davis & Goadrich 2006). */
export function averagePrecision({ truePositives, falsePositives, positives }: RankedScores): number {
  let sum = 0;
  for (let at = 0; at < truePositives.length; at++) {
    const found = truePositives[at]!;
    const more = found - (at > 0 ? truePositives[at - 1]! : 0);
    if (more > 0) sum += (more * found) / (found + falsePositives[at]!);
  }
  return sum / positives;
}
