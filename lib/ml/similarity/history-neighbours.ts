import { type Csr, transpose } from '@/lib/ml/csr';
import { shrinkageFactor, type SimilarityMetric, similarityMetricOf } from './metrics';
import { NearestRows, type RankedRow } from './nearest-rows';
import { rowNorms } from './pairwise';

/** What rounding may take from a bound. */
const SLACK = 1 - 1e-9;

interface Options {
  readonly metric: string;
  readonly k: number;
  readonly shrinkage: number;
  /** Similarities are raised to it. */
  readonly exponent: number;
}

/** Sums over the columns that a history shares with each row: see PairSums. All are 0 between searches. */
interface Sums {
  readonly ab: Float64Array;
  readonly shared: Int32Array;
  readonly moments: Readonly<Record<'a' | 'b' | 'aa' | 'bb', Float64Array>> | null;
}

/** Adds one column's entries; gives the number of rows that were touched so far. Nearly all time goes here. */
function addColumn(
  { indptr, indices, data }: Csr,
  column: number,
  value: number,
  { ab, shared, moments }: Sums,
  touched: Int32Array,
  count: number,
): number {
  const end = indptr[column + 1]!;
  for (let at = indptr[column]!; at < end; at++) {
    const row = indices[at]!;
    const before = shared[row]!;
    if (before === 0) touched[count++] = row;
    shared[row] = before + 1;
    ab[row] = ab[row]! + value * data[at]!;
  }
  if (moments)
    for (let at = indptr[column]!; at < end; at++) {
      const row = indices[at]!;
      const other = data[at]!;
      moments.a[row]! += value;
      moments.b[row]! += other;
      moments.aa[row]! += value * value;
      moments.bb[row]! += other * other;
    }
  return count;
}

/**
 * Finds the rows of a matrix that are most similar to a history from outside it. Only rows that share a column with the history are
 * looked at (an inverted index), and their similarity is computed only where a bound says that it may be among the k best.
 */
export class HistoryNeighbours {
  readonly #byColumn: Csr;
  readonly #norms: Float64Array;
  /** 1 / norm; 0 for an empty row. */
  readonly #inverses: Float64Array;
  readonly #metric: SimilarityMetric;
  readonly #sums: Sums;
  readonly #touched: Int32Array;

  /** @param rows prepared as histories will be: weighed and centred */
  constructor(
    readonly rows: Csr,
    readonly options: Options,
  ) {
    this.#byColumn = transpose(rows);
    this.#norms = rowNorms(rows);
    this.#inverses = this.#norms.map((norm) => (norm > 0 ? 1 / norm : 0));
    this.#metric = similarityMetricOf(options.metric);
    const numbers = () => new Float64Array(rows.rows);
    this.#sums = {
      ab: numbers(),
      shared: new Int32Array(rows.rows),
      moments: this.#metric.needsCoRatedMoments
        ? { a: numbers(), b: numbers(), aa: numbers(), bb: numbers() }
        : null,
    };
    this.#touched = new Int32Array(rows.rows);
  }

  /** The k most similar rows of those above 0, best first (ties by row). `values` of the history's items are prepared as the rows'. */
  nearest(items: Int32Array, values: Float64Array): RankedRow[] {
    let squares = 0;
    let count = 0;
    items.forEach((item, at) => {
      const value = values[at]!;
      squares += value * value;
      count = addColumn(this.#byColumn, item, value, this.#sums, this.#touched, count);
    });
    const touched = this.#touched.subarray(0, count);
    const found = this.#best(touched, items.length, Math.sqrt(squares));
    const { ab, shared, moments } = this.#sums;
    for (const row of touched) {
      ab[row] = shared[row] = 0;
      if (moments) moments.a[row] = moments.b[row] = moments.aa[row] = moments.bb[row] = 0;
    }
    return found;
  }

  #best(touched: Int32Array, size: number, norm: number): RankedRow[] {
    const { k, shrinkage, exponent } = this.options;
    const { indptr } = this.rows;
    const { ab, shared, moments } = this.#sums;
    const inverses = this.#inverses;
    const metric = this.#metric;
    const isJaccard = metric.id === 'jaccard';
    const isCosine = metric.id === 'cosine' || metric.id === 'adjusted-cosine';
    const best = new NearestRows(k);
    // What a similarity must reach before rounding; with shrinkage, it is smaller still.
    let least = 0;
    for (const row of touched) {
      const n = shared[row]!;
      if (isCosine && !(ab[row]! * inverses[row]! > least * norm)) continue;
      if (isJaccard && !(n > least * (size + indptr[row + 1]! - indptr[row]! - n))) continue;
      const { value } = metric.parts({
        shared: n,
        ab: ab[row]!,
        a: moments?.a[row] ?? 0,
        b: moments?.b[row] ?? 0,
        aa: moments?.aa[row] ?? 0,
        bb: moments?.bb[row] ?? 0,
        normA: norm,
        normB: this.#norms[row]!,
        sizeA: size,
        sizeB: indptr[row + 1]! - indptr[row]!,
      });
      const similarity = value * shrinkageFactor(n, shrinkage);
      if (similarity > 0 && best.offer(row, similarity ** exponent))
        least = best.worst ** (1 / exponent) * SLACK;
    }
    return best.sorted();
  }
}
