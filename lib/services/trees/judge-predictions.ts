import 'server-only';
import { averagePrecision, rankScores, rocArea } from '@/lib/ml/classification/ranked-scores';
import { type Target } from '@/lib/ml/trees/table';
import { likeliest } from '@/lib/ml/trees/tree';

/** How good predictions are of rows that their tree has not seen. */
export interface Judged {
  readonly rows: number;
  /** Share of rows whose likeliest class is wrong, or the mean squared error. */
  readonly error: number;
  readonly standardError: number;
  /** Of classes. */
  readonly accuracy: number | null;
  /** Of two classes. */
  readonly rocAuc: number | null;
  readonly averagePrecision: number | null;
  /** Of numbers: share of the variance that is explained. */
  readonly r2: number | null;
}

function spread(losses: readonly number[]) {
  const mean = losses.reduce((a, b) => a + b, 0) / losses.length;
  const variance = losses.reduce((sum, loss) => sum + (loss - mean) ** 2, 0) / losses.length;
  return { error: mean, standardError: Math.sqrt(variance / losses.length) };
}

/** @param predictions rows × outputs; rows of NaN have none and are not judged */
export function judgePredictions(predictions: Float64Array, target: Target): Judged {
  if (target.kind === 'number') {
    const rows = [...predictions.keys()].filter((row) => !Number.isNaN(predictions[row]));
    const { error, standardError } = spread(
      rows.map((row) => (predictions[row]! - target.values[row]!) ** 2),
    );
    const mean = rows.reduce((sum, row) => sum + target.values[row]!, 0) / rows.length;
    const { error: variance } = spread(rows.map((row) => (target.values[row]! - mean) ** 2));
    const r2 = 1 - error / variance;
    return {
      rows: rows.length,
      error,
      standardError,
      accuracy: null,
      rocAuc: null,
      averagePrecision: null,
      r2,
    };
  }
  const { classes, codes } = target;
  const rows = [...codes.keys()].filter((row) => !Number.isNaN(predictions[row * classes]));
  const guesses = likeliest(predictions, classes);
  const { error, standardError } = spread(rows.map((row) => (guesses[row] === codes[row] ? 0 : 1)));
  const ranked =
    classes === 2
      ? rankScores(
          Float64Array.from(rows, (row) => predictions[row * 2 + 1]!),
          rows.map((row) => codes[row]!),
        )
      : null;
  return {
    rows: rows.length,
    error,
    standardError,
    accuracy: 1 - error,
    rocAuc: ranked && rocArea(ranked),
    averagePrecision: ranked && averagePrecision(ranked),
    r2: null,
  };
}
