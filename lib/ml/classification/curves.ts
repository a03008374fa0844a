import type { RankedScores } from './ranked-scores';

/** A point of the ROC and of the precision-recall curve: everybody at or above the threshold is called positive. */
export interface ThresholdPoint {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  /** Recall, of the positives. */
  readonly truePositiveRate: number;
  readonly falsePositiveRate: number;
  readonly precision: number;
}

/**
 * The curves' points, thinned to at most so many that lie evenly along the ROC curve; the first and last are always kept.
 */
export function thresholdPoints(ranked: RankedScores, most = 200): ThresholdPoint[] {
  const { thresholds, truePositives, falsePositives, positives, negatives } = ranked;
  const points: ThresholdPoint[] = [];
  let along = -Infinity;
  for (let at = 0; at < thresholds.length; at++) {
    const truePositiveRate = truePositives[at]! / positives;
    const falsePositiveRate = falsePositives[at]! / negatives;
    const place = truePositiveRate + falsePositiveRate;
    if (at > 0 && at + 1 < thresholds.length && place - along < 2 / most) continue;
    along = place;
    points.push({
      threshold: thresholds[at]!,
      truePositives: truePositives[at]!,
      falsePositives: falsePositives[at]!,
      truePositiveRate,
      falsePositiveRate,
      precision: truePositives[at]! / (truePositives[at]! + falsePositives[at]!),
    });
  }
  return points;
}
