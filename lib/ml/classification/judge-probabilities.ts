import { createRandom } from '@/lib/ml/random';
import { brierScore, calibrationCurve, type CalibrationBin } from './calibration';
import { thresholdPoints, type ThresholdPoint } from './curves';
import { averagePrecision, descending, rankScores, rocArea } from './ranked-scores';

/** A figure with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ProbabilityJudgement {
  readonly rows: number;
  readonly positives: number;
  readonly baseRate: number;
  readonly rocArea: Estimate;
  readonly averagePrecision: Estimate;
  readonly brier: Estimate;
  readonly points: readonly ThresholdPoint[];
  readonly calibration: readonly CalibrationBin[];
}

const RESAMPLES = 500;

function estimate(value: number, draws: readonly number[]): Estimate {
  const sorted = draws.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? value;
  return { value, low: at(0.025), high: at(0.975) };
}

/**
 * How good probabilities are on rows that the model has not seen, with intervals from rows drawn with replacement (percentile
 * bootstrap, Efron & Tibshirani 1993).
 */
export function judgeProbabilities(
  probabilities: Float64Array,
  labels: ArrayLike<number>,
  seed: number,
): ProbabilityJudgement {
  const rows = probabilities.length;
  const order = descending(probabilities);
  const ranked = rankScores(probabilities, labels, null, order);
  const random = createRandom(seed);
  const errors = Float64Array.from(probabilities, (each, row) => (each - (labels[row] === 1 ? 1 : 0)) ** 2);
  const draws = Array.from({ length: RESAMPLES }, () => {
    const weights = new Uint16Array(rows);
    let brier = 0;
    for (let draw = 0; draw < rows; draw++) {
      const row = random.below(rows);
      weights[row]! += 1;
      brier += errors[row]!;
    }
    const drawn = rankScores(probabilities, labels, weights, order);
    return { area: rocArea(drawn), precision: averagePrecision(drawn), brier: brier / rows };
  });
  return {
    rows,
    positives: ranked.positives,
    baseRate: ranked.positives / rows,
    rocArea: estimate(
      rocArea(ranked),
      draws.map(({ area }) => area),
    ),
    averagePrecision: estimate(
      averagePrecision(ranked),
      draws.map(({ precision }) => precision),
    ),
    brier: estimate(
      brierScore(probabilities, labels),
      draws.map(({ brier }) => brier),
    ),
    points: thresholdPoints(ranked),
    calibration: calibrationCurve(probabilities, labels),
  };
}
