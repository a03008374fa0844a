import { pickRows, transpose } from '@/lib/ml/csr';
import { entriesOf, type EventLog, type Feedback, matrixOf } from '@/lib/ml/interactions';
import { denseOfPrepared } from '@/lib/ml/similarity/dense';
import { similarityMetricOf } from '@/lib/ml/similarity/metrics';
import { clusterOrder, reorder, valueOrder } from '@/lib/ml/similarity/order';
import { prepareRows, type WeightingId } from '@/lib/ml/similarity/weighting';
import { type TaskRun } from './task-run';

export interface SimilarityInput {
  readonly log: EventLog;
  readonly of: 'customer' | 'product';
  /** Indexes of the customers or items to compare. */
  readonly rows: Int32Array;
  readonly metric: string;
  readonly weighting: WeightingId;
  readonly shrinkage: number;
  readonly feedback: Feedback;
  readonly order: 'cluster' | 'value' | 'subset';
}

export interface SimilarityOutput {
  /** Positions in `rows`, in drawing order. */
  readonly order: Int32Array;
  /** rows × rows, in that order. */
  readonly cells: Float32Array;
}

/** The similarity matrix of some customers or items, in drawing order. Weights and means are those of the whole shop. */
export function similarityTask(
  { log, of, rows, order, feedback, metric, weighting, shrinkage }: SimilarityInput,
  { report }: TaskRun,
): SimilarityOutput {
  report(0, 'reading');
  const matrix = matrixOf(entriesOf(log, feedback));
  const all = of === 'customer' ? matrix : transpose(matrix);
  const prepared = prepareRows(all, weighting, similarityMetricOf(metric).centersFeatures);
  const cells = denseOfPrepared(pickRows(prepared, rows), metric, shrinkage, (part) =>
    report(0.1 + 0.6 * part, 'comparing'),
  );
  const n = rows.length;
  const drawn =
    order === 'cluster'
      ? clusterOrder(cells, n, (part) => report(0.7 + 0.25 * part, 'ordering'))
      : order === 'value'
        ? valueOrder(cells, n)
        : Int32Array.from({ length: n }, (_, at) => at);
  return { order: drawn, cells: reorder(cells, n, drawn) };
}
