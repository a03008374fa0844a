import { type Csr, transpose } from '@/lib/ml/csr';
import { entriesOf, type EventLog, type Feedback, matrixOf } from '@/lib/ml/interactions';
import { similarityMetricOf } from '@/lib/ml/similarity/metrics';
import { rowNorms } from '@/lib/ml/similarity/pairwise';
import { prepareRows, type WeightingId } from '@/lib/ml/similarity/weighting';

export interface PrepareInput {
  readonly log: EventLog;
  readonly of: 'customer' | 'product';
  readonly metric: string;
  readonly weighting: WeightingId;
  readonly feedback: Feedback;
}

export interface PrepareOutput {
  /** Rows ready to be compared, their transpose and norms. */
  readonly rows: Csr;
  readonly byColumn: Csr;
  readonly norms: Float64Array;
}

/** A shop's customers or products as rows that a metric can compare. */
export function prepareTask({ log, of, metric, weighting, feedback }: PrepareInput): PrepareOutput {
  const matrix = matrixOf(entriesOf(log, feedback));
  const plain = of === 'customer' ? matrix : transpose(matrix);
  const rows = prepareRows(plain, weighting, similarityMetricOf(metric).centersFeatures);
  return { rows, byColumn: transpose(rows), norms: rowNorms(rows) };
}
