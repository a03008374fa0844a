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

type Accumulators = Float32Array | Float64Array;

/** Whether every sum of products of two rows stays a whole number below 2²⁴, which single precision holds exactly. */
export function isExactInSingle({ indptr, data, rows }: Csr): boolean {
  let largest = 0;
  for (const value of data) {
    if (!Number.isInteger(value)) return false;
    largest = Math.max(largest, Math.abs(value));
  }
  let longest = 0;
  for (let row = 0; row < rows; row++) longest = Math.max(longest, indptr[row + 1]! - indptr[row]!);
  return largest * largest * longest < 2 ** 24;
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
  // Sums of small whole numbers are exact in single precision, and its accumulators take half the cache.
  const ab = isExactInSingle(m) ? new Float32Array(rows) : new Float64Array(rows);
  const shared = new Int32Array(rows);
  const similarities = new Float64Array(rows);
  const isPlain = metric.id === 'cosine' || metric.id === 'adjusted-cosine';
  const countsShared = !isPlain || shrinkage > 0;
  const moments = metric.needsCoRatedMoments
    ? {
        sumA: new Float64Array(rows),
        sumB: new Float64Array(rows),
        sumAA: new Float64Array(rows),
        sumBB: new Float64Array(rows),
      }
    : null;
  for (let row = 0; row < rows; row++) {
    if (moments) addMoments(row, m, byColumn, ends, { ab, shared, ...moments });
    else if (countsShared) addShared(row, m, byColumn, ends, ab, shared);
    else addDots(row, indptr, indices, data, starts, ends, rowOf, valueOf, ab);
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
          a: moments?.sumA[j] ?? 0,
          b: moments?.sumB[j] ?? 0,
          aa: moments?.sumAA[j] ?? 0,
          bb: moments?.sumBB[j] ?? 0,
          normA: norms[row]!,
          normB: norms[j]!,
          sizeA,
          sizeB: indptr[j + 1]! - indptr[j]!,
        };
        similarities[j] = metric.parts(sums).value * shrinkageFactor(n, shrinkage);
        if (moments) moments.sumA[j] = moments.sumB[j] = moments.sumAA[j] = moments.sumBB[j] = 0;
      }
    }
    visit(row, similarities, shared);
    ab.fill(0, 0, row);
    if (countsShared) shared.fill(0, 0, row);
    if (row % 64 === 0) progress(row / rows);
  }
  progress(1);
}

/**
 * Adds, for every earlier row j, the products of the entries it shares with `row` to ab[j]. A function of its own and of plain
 * arrays: nearly all the time goes here, and it must be compiled well.
 */
function addDots(
  row: number,
  indptr: Int32Array,
  indices: Int32Array,
  data: Float32Array,
  starts: Int32Array,
  ends: Int32Array,
  rowOf: Int32Array,
  valueOf: Float32Array,
  ab: Accumulators,
): void {
  const last = indptr[row + 1]!;
  for (let at = indptr[row]!; at < last; at++) {
    const column = indices[at]!;
    const value = data[at]!;
    const end = ends[column]!;
    for (let q = starts[column]!; q < end; q++) {
      const j = rowOf[q]!;
      ab[j] = ab[j]! + value * valueOf[q]!;
    }
    ends[column] = end + 1;
  }
}

/** As addDots, and counts the shared entries. */
function addShared(
  row: number,
  m: Csr,
  byColumn: Csr,
  ends: Int32Array,
  ab: Accumulators,
  shared: Int32Array,
): void {
  const { indptr: starts, indices: rowOf, data: valueOf } = byColumn;
  for (let at = m.indptr[row]!, last = m.indptr[row + 1]!; at < last; at++) {
    const column = m.indices[at]!;
    const value = m.data[at]!;
    const end = ends[column]!;
    for (let q = starts[column]!; q < end; q++) {
      const j = rowOf[q]!;
      ab[j] = ab[j]! + value * valueOf[q]!;
      shared[j] = shared[j]! + 1;
    }
    ends[column] = end + 1;
  }
}

interface Moments {
  readonly ab: Accumulators;
  readonly shared: Int32Array;
  readonly sumA: Float64Array;
  readonly sumB: Float64Array;
  readonly sumAA: Float64Array;
  readonly sumBB: Float64Array;
}

/** As addShared, with the sums over shared entries of each side alone. */
function addMoments(row: number, m: Csr, byColumn: Csr, ends: Int32Array, sums: Moments): void {
  const { ab, shared, sumA, sumB, sumAA, sumBB } = sums;
  const { indptr: starts, indices: rowOf, data: valueOf } = byColumn;
  for (let at = m.indptr[row]!, last = m.indptr[row + 1]!; at < last; at++) {
    const column = m.indices[at]!;
    const value = m.data[at]!;
    const end = ends[column]!;
    for (let q = starts[column]!; q < end; q++) {
      const j = rowOf[q]!;
      const other = valueOf[q]!;
      ab[j] = ab[j]! + value * other;
      shared[j] = shared[j]! + 1;
      sumA[j] = sumA[j]! + value;
      sumB[j] = sumB[j]! + other;
      sumAA[j] = sumAA[j]! + value * value;
      sumBB[j] = sumBB[j]! + other * other;
    }
    ends[column] = end + 1;
  }
}

/** The cosine family without an object a pair: this loop runs rows²/2 times. */
function plainRow(
  row: number,
  ab: Accumulators,
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
