import type { Csr } from '@/lib/ml/csr';
import { similarityMetricOf } from './metrics';
import type { NeighbourOptions } from './neighbours';
import { forEachRowPair } from './pairwise';
import { prepareRows } from './weighting';

/**
 * The whole similarity matrix of a matrix's rows: rows × rows, row-major, symmetric, 1 on the diagonal of rows with entries.
 * Memory: 4·rows² bytes, so pick the rows first (pickRows) for large ones.
 */
export function denseSimilarity(
  m: Csr,
  options: Omit<NeighbourOptions, 'k'>,
  progress?: (fraction: number) => void,
): Float32Array {
  const prepared = prepareRows(m, options.weighting, similarityMetricOf(options.metric).centersFeatures);
  return denseOfPrepared(prepared, options.metric, options.shrinkage, progress);
}

/** As denseSimilarity, from rows that `prepareRows` made ready: with them, weights and means can be those of more rows. */
export function denseOfPrepared(
  m: Csr,
  metricId: string,
  shrinkage: number,
  progress?: (fraction: number) => void,
): Float32Array {
  const metric = similarityMetricOf(metricId);
  const n = m.rows;
  const cells = new Float32Array(n * n);
  forEachRowPair(
    m,
    metric,
    shrinkage,
    (row, similarities) => {
      for (let j = 0; j < row; j++) cells[row * n + j] = cells[j * n + row] = similarities[j]!;
      cells[row * n + row] = m.indptr[row + 1]! > m.indptr[row]! ? 1 : 0;
    },
    progress,
  );
  return cells;
}
