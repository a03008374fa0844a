import { type Csr, csrFromTriples } from '@/lib/ml/csr';
import type { Catalogue } from '@/lib/ml/recommender';
import { weigh } from '@/lib/ml/similarity/weighting';
import { rowNorms } from '@/lib/ml/similarity/pairwise';
import { tokensOf } from './tokens';

/** Items × words, each row of length 1 or empty. */
function unitRows(m: Csr): Csr {
  const norms = rowNorms(m);
  const data = new Float32Array(m.data.length);
  for (let row = 0; row < m.rows; row++)
    for (let at = m.indptr[row]!; at < m.indptr[row + 1]!; at++)
      data[at] = norms[row]! > 0 ? m.data[at]! / norms[row]! : 0;
  return { ...m, data };
}

/** Counts of features by item; features are numbered as they come. */
function countsOf(features: readonly (readonly string[])[]): Csr {
  const numbers = new Map<string, number>();
  const itemOf: number[] = [];
  const featureOf: number[] = [];
  features.forEach((each, item) => {
    for (const feature of each) {
      const number = numbers.get(feature) ?? numbers.size;
      numbers.set(feature, number);
      itemOf.push(item);
      featureOf.push(number);
    }
  });
  return csrFromTriples(
    Int32Array.from(itemOf),
    Int32Array.from(featureOf),
    new Float32Array(itemOf.length).fill(1),
    features.length,
    numbers.size,
  );
}

/** Two matrices of the same rows, side by side. */
function beside(a: Csr, b: Csr): Csr {
  const rowOf = (m: Csr) => {
    const rows = new Int32Array(m.indices.length);
    for (let row = 0; row < m.rows; row++) rows.fill(row, m.indptr[row], m.indptr[row + 1]);
    return rows;
  };
  const joined = <T extends Int32Array | Float32Array>(into: T, first: T, second: T): T => {
    into.set(first);
    into.set(second, first.length);
    return into;
  };
  const size = a.indices.length + b.indices.length;
  return csrFromTriples(
    joined(new Int32Array(size), rowOf(a), rowOf(b)),
    joined(
      new Int32Array(size),
      a.indices,
      b.indices.map((column) => column + a.cols),
    ),
    joined(new Float32Array(size), a.data, b.data),
    a.rows,
    a.cols + b.cols,
  );
}

export interface FeatureOptions {
  readonly weighting: 'tf-idf' | 'bm25';
  /** Share of the category in an item's description, 0..1; the words have the rest. */
  readonly categoryWeight: number;
}

/**
 * Items × features: words weighed by TF-IDF or BM25, and the category. The dot product of two rows is
 * (1 − c)·cosine of their words + c·(1 where their categories are the same, else 0), c the weight of the category.
 */
export function itemFeatures(
  { texts, categories }: Catalogue,
  { weighting, categoryWeight }: FeatureOptions,
): Csr {
  const scaled = (m: Csr, weight: number): Csr => ({
    ...m,
    data: m.data.map((value) => value * Math.sqrt(weight)),
  });
  const words = unitRows(weigh(countsOf(texts.map(tokensOf)), weighting));
  const groups = countsOf(categories.map((category) => (category === null ? [] : [category])));
  return beside(scaled(words, 1 - categoryWeight), scaled(groups, categoryWeight));
}
