import type { Csr } from '@/lib/ml/csr';
import { shrinkageFactor, similarityMetricOf } from './metrics';

export interface RowSimilarity {
  readonly row: number;
  readonly similarity: number;
  readonly shared: number;
}

/**
 * The k rows most similar to one, best first (ties by row).
 * @param prepared rows as `prepareRows` made them
 * @param byColumn their transpose
 * @param norms their Euclidean norms
 */
export function similarRows(
  prepared: Csr,
  byColumn: Csr,
  norms: Float64Array,
  row: number,
  { metric: metricId, shrinkage, k }: { metric: string; shrinkage: number; k: number },
): RowSimilarity[] {
  const metric = similarityMetricOf(metricId);
  const sums = new Map<
    number,
    { shared: number; ab: number; a: number; b: number; aa: number; bb: number }
  >();
  for (let at = prepared.indptr[row]!; at < prepared.indptr[row + 1]!; at++) {
    const a = prepared.data[at]!;
    const column = prepared.indices[at]!;
    for (let q = byColumn.indptr[column]!; q < byColumn.indptr[column + 1]!; q++) {
      const other = byColumn.indices[q]!;
      if (other === row) continue;
      const b = byColumn.data[q]!;
      let sum = sums.get(other);
      if (!sum) sums.set(other, (sum = { shared: 0, ab: 0, a: 0, b: 0, aa: 0, bb: 0 }));
      sum.shared++;
      sum.ab += a * b;
      sum.a += a;
      sum.b += b;
      sum.aa += a * a;
      sum.bb += b * b;
    }
  }
  const size = (of: number) => prepared.indptr[of + 1]! - prepared.indptr[of]!;
  return Array.from(sums, ([other, sum]) => {
    const { value } = metric.parts({
      ...sum,
      normA: norms[row]!,
      normB: norms[other]!,
      sizeA: size(row),
      sizeB: size(other),
    });
    return { row: other, similarity: value * shrinkageFactor(sum.shared, shrinkage), shared: sum.shared };
  })
    .filter(({ similarity }) => similarity > 0)
    .sort((x, y) => y.similarity - x.similarity || x.row - y.row)
    .slice(0, k);
}
