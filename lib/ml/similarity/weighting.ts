import type { Csr } from '@/lib/ml/csr';

export const weightingIds = ['none', 'bm25', 'tf-idf'] as const;
export type WeightingId = (typeof weightingIds)[number];

/** BM25's usual constants (Robertson & Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;

/**
 * Weighs the features (columns) of each row as terms of a document: rare features count for more.
 * TF-IDF: √tf · ln(N / df). BM25: idf · tf·(k1 + 1) / (tf + k1·(1 − b + b·|row| / mean |row|)).
 */
export function weigh(m: Csr, weighting: WeightingId): Csr {
  if (weighting === 'none') return m;
  const df = new Float64Array(m.cols);
  for (const column of m.indices) df[column]! += 1;
  const data = new Float32Array(m.data.length);
  const meanLength = m.indices.length / Math.max(1, m.rows);
  for (let row = 0; row < m.rows; row++) {
    const from = m.indptr[row]!;
    const end = m.indptr[row + 1]!;
    const norm = 1 - B + (B * (end - from)) / meanLength;
    for (let at = from; at < end; at++) {
      const tf = Math.max(0, m.data[at]!);
      const n = df[m.indices[at]!]!;
      data[at] =
        weighting === 'tf-idf'
          ? Math.sqrt(tf) * Math.log(m.rows / n)
          : Math.log(1 + (m.rows - n + 0.5) / (n + 0.5)) * ((tf * (K1 + 1)) / (tf + K1 * norm));
    }
  }
  return { ...m, data };
}

/** Subtracts each column's mean over its entries (adjusted cosine). */
export function centerFeatures(m: Csr): Csr {
  const sum = new Float64Array(m.cols);
  const count = new Float64Array(m.cols);
  m.indices.forEach((column, at) => {
    sum[column]! += m.data[at]!;
    count[column]! += 1;
  });
  const data = new Float32Array(m.data.length);
  m.indices.forEach((column, at) => (data[at] = m.data[at]! - sum[column]! / count[column]!));
  return { ...m, data };
}

/** Rows ready to be compared by a metric: weighed, and centred where the metric asks for it. */
export function prepareRows(m: Csr, weighting: WeightingId, centersFeatures: boolean): Csr {
  const weighed = weigh(m, weighting);
  return centersFeatures ? centerFeatures(weighed) : weighed;
}
