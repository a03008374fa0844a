import type { Csr } from '@/lib/ml/csr';
import { shrinkageFactor, type SimilarityParts, similarityMetricOf } from './metrics';
import type { NeighbourOptions } from './neighbours';
import { rowNorms } from './pairwise';
import { prepareRows } from './weighting';

/** One shared entry: its column, both values as compared, and what it adds to the numerator. */
export interface SharedTerm {
  readonly column: number;
  readonly a: number;
  readonly b: number;
  readonly term: number;
}

export interface PairExplanation extends SimilarityParts {
  readonly similarity: number;
  readonly shared: number;
  readonly sizeA: number;
  readonly sizeB: number;
  readonly shrinkageFactor: number;
  /** Largest term first; they add up to the numerator. */
  readonly terms: readonly SharedTerm[];
}

/**
 * How the similarity of two rows comes about, term by term. Pearson's terms are of centred values, (a − ā)(b − b̄);
 * Jaccard's are 1 for each shared entry.
 * @param prepared rows as `prepareRows` made them for this metric
 */
export function explainPreparedPair(
  prepared: Csr,
  rowA: number,
  rowB: number,
  metricId: string,
  shrinkage: number,
): PairExplanation {
  const metric = similarityMetricOf(metricId);
  const span = (row: number) => [prepared.indptr[row]!, prepared.indptr[row + 1]!] as const;
  const [fromA, endA] = span(rowA);
  const [fromB, endB] = span(rowB);
  const pairs: { column: number; a: number; b: number }[] = [];
  for (let p = fromA, q = fromB; p < endA && q < endB;) {
    const left = prepared.indices[p]!;
    const right = prepared.indices[q]!;
    if (left === right) pairs.push({ column: left, a: prepared.data[p]!, b: prepared.data[q]! });
    if (left <= right) p++;
    if (right <= left) q++;
  }
  const total = (of: (pair: { a: number; b: number }) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0);
  const [a, b] = [total((pair) => pair.a), total((pair) => pair.b)];
  const n = pairs.length;
  const norms = rowNorms(prepared);
  const parts = metric.parts({
    shared: n,
    a,
    b,
    ab: total((pair) => pair.a * pair.b),
    aa: total((pair) => pair.a ** 2),
    bb: total((pair) => pair.b ** 2),
    normA: norms[rowA]!,
    normB: norms[rowB]!,
    sizeA: endA - fromA,
    sizeB: endB - fromB,
  });
  const factor = shrinkageFactor(n, shrinkage);
  const termOf = ({ a: x, b: y }: { a: number; b: number }) =>
    metric.id === 'jaccard' ? 1 : metric.id === 'pearson' ? (x - a / n) * (y - b / n) : x * y;
  const terms = pairs
    .map((pair) => ({ ...pair, term: termOf(pair) }))
    .sort((x, y) => Math.abs(y.term) - Math.abs(x.term) || x.column - y.column);
  return {
    ...parts,
    similarity: parts.value * factor,
    shared: n,
    sizeA: endA - fromA,
    sizeB: endB - fromB,
    shrinkageFactor: factor,
    terms,
  };
}

/** As explainPreparedPair, from the plain matrix. */
export function explainPair(
  m: Csr,
  rowA: number,
  rowB: number,
  options: Omit<NeighbourOptions, 'k'>,
): PairExplanation {
  const prepared = prepareRows(m, options.weighting, similarityMetricOf(options.metric).centersFeatures);
  return explainPreparedPair(prepared, rowA, rowB, options.metric, options.shrinkage);
}
