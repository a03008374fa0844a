import { type Csr, transpose } from '@/lib/ml/csr';
import { type PairSums, shrinkageFactor, type SimilarityMetric } from './metrics';

export function rowNorms(m: Csr): Float64Array {
  const norms = new Float64Array(m.rows);
  for (let row = 0; row < m.rows; row++) {
    let sum = 0;
    for (let at = m.indptr[row]!; at < m.indptr[row + 1]!; at++) sum += m.data[at]! * m.data[at]!;
    norms[row] = Math.sqrt(sum);
  }
  return norms;
}

/** Receives the similarities of row `row` to the rows before it: `similarities[j]` for j < row; 0 where they share nothing. */
export type RowVisitor = (row: number, similarities: Float64Array, shared: Int32Array) => void;

/**
 * Exact similarities of every pair of rows (Gustavson's row-by-row product, one triangle): for each row, the entries of its
 * columns are added up in accumulators over all earlier rows. Sums are kept in double precision, so that single-precision
 * input gives results right to 1e-6. Work: Σ over columns of (entries of the column)² / 2.
 */
export function forEachRowPair(
  m: Csr,
  metric: SimilarityMetric,
  shrinkage: number,
  visit: RowVisitor,
  progress: (fraction: number) => void = () => {},
): void {
  const { indptr, indices, data, rows } = m;
  const byColumn = transpose(m);
  const { indices: rowOf, data: valueOf } = byColumn;
  const starts = byColumn.indptr;
  // Up to where each column holds rows before the current one; rows come in order, so each only moves forward.
  const ends = starts.slice(0, m.cols);
  const norms = rowNorms(m);
  const ab = new Float64Array(rows);
  const shared = new Int32Array(rows);
  const similarities = new Float64Array(rows);
  const isPlain = metric.id === 'cosine' || metric.id === 'adjusted-cosine';
  const countsShared = !isPlain || shrinkage > 0;
  const moments = metric.needsCoRatedMoments ? Array.from({ length: 4 }, () => new Float64Array(rows)) : null;
  const sumA = moments?.[0],
    sumB = moments?.[1],
    sumAA = moments?.[2],
    sumBB = moments?.[3];
  for (let row = 0; row < rows; row++) {
    for (let at = indptr[row]!; at < indptr[row + 1]!; at++) {
      const column = indices[at]!;
      const value = data[at]!;
      const end = ends[column]!;
      if (sumA && sumB && sumAA && sumBB) {
        for (let q = starts[column]!; q < end; q++) {
          const j = rowOf[q]!;
          const other = valueOf[q]!;
          ab[j]! += value * other;
          shared[j]! += 1;
          sumA[j]! += value;
          sumB[j]! += other;
          sumAA[j]! += value * value;
          sumBB[j]! += other * other;
        }
      } else if (countsShared) {
        for (let q = starts[column]!; q < end; q++) {
          const j = rowOf[q]!;
          ab[j]! += value * valueOf[q]!;
          shared[j]! += 1;
        }
      } else {
        for (let q = starts[column]!; q < end; q++) ab[rowOf[q]!]! += value * valueOf[q]!;
      }
      ends[column] = end + 1;
    }
    if (isPlain) plainRow(row, ab, shared, norms, shrinkage, similarities);
    else {
      const sizeA = indptr[row + 1]! - indptr[row]!;
      for (let j = 0; j < row; j++) {
        const n = shared[j]!;
        if (n === 0) {
          similarities[j] = 0;
          continue;
        }
        const sums: PairSums = {
          shared: n,
          ab: ab[j]!,
          a: sumA?.[j] ?? 0,
          b: sumB?.[j] ?? 0,
          aa: sumAA?.[j] ?? 0,
          bb: sumBB?.[j] ?? 0,
          normA: norms[row]!,
          normB: norms[j]!,
          sizeA,
          sizeB: indptr[j + 1]! - indptr[j]!,
        };
        similarities[j] = metric.parts(sums).value * shrinkageFactor(n, shrinkage);
        if (sumA && sumB && sumAA && sumBB) sumA[j] = sumB[j] = sumAA[j] = sumBB[j] = 0;
      }
    }
    visit(row, similarities, shared);
    ab.fill(0, 0, row);
    if (countsShared) shared.fill(0, 0, row);
    if (row % 64 === 0) progress(row / rows);
  }
  progress(1);
}

/** The cosine family without an object a pair: this loop runs rows²/2 times. */
function plainRow(
  row: number,
  ab: Float64Array,
  shared: Int32Array,
  norms: Float64Array,
  shrinkage: number,
  out: Float64Array,
): void {
  const norm = norms[row]!;
  for (let j = 0; j < row; j++) {
    const dot = ab[j]!;
    if (dot === 0) {
      out[j] = 0;
      continue;
    }
    const value = dot / (norm * norms[j]!);
    out[j] = shrinkage > 0 ? value * (shared[j]! / (shared[j]! + shrinkage)) : value;
  }
}
