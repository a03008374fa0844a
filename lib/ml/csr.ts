/** A sparse matrix in compressed sparse rows: customers × items, or its transpose. Columns ascend inside a row. */
export interface Csr {
  readonly rows: number;
  readonly cols: number;
  /** rows + 1 offsets into `indices` and `data`. */
  readonly indptr: Int32Array;
  readonly indices: Int32Array;
  readonly data: Float32Array;
}

/** How several values of one cell become one. */
export type DuplicateRule = 'sum' | 'last' | 'max';

function offsets(keys: Int32Array, size: number): Int32Array {
  const indptr = new Int32Array(size + 1);
  for (let at = 0; at < keys.length; at++) indptr[keys[at]! + 1]!++;
  for (let key = 0; key < size; key++) indptr[key + 1]! += indptr[key]!;
  return indptr;
}

/** The same matrix by columns: a matrix of `cols` rows. One counting sort, so columns ascend in the result. */
export function transpose({ rows, cols, indptr: from, indices: columns, data: values }: Csr): Csr {
  const indptr = offsets(columns, cols);
  const next = indptr.slice(0, cols);
  const indices = new Int32Array(columns.length);
  const data = new Float32Array(columns.length);
  for (let row = 0, at = 0; row < rows; row++) {
    for (const end = from[row + 1]!; at < end; at++) {
      const column = columns[at]!;
      const to = next[column]!;
      next[column] = to + 1;
      indices[to] = row;
      data[to] = values[at]!;
    }
  }
  return { rows: cols, cols: rows, indptr, indices, data };
}

function merged(a: number, b: number, rule: DuplicateRule): number {
  return rule === 'sum' ? a + b : rule === 'max' ? Math.max(a, b) : b;
}

/** Joins neighbouring entries of one cell; gives the matrix back untouched where there are none. */
function mergeDuplicates(m: Csr, rule: DuplicateRule): Csr {
  const { indptr: starts, indices: columns } = m;
  let repeats = 0;
  for (let row = 0; row < m.rows; row++) {
    let before = -1;
    for (let at = starts[row]!, end = starts[row + 1]!; at < end; at++) {
      const column = columns[at]!;
      if (column === before) repeats++;
      before = column;
    }
  }
  if (repeats === 0) return m;
  const indptr = new Int32Array(m.rows + 1);
  const indices = new Int32Array(m.indices.length - repeats);
  const data = new Float32Array(m.indices.length - repeats);
  let to = 0;
  for (let row = 0; row < m.rows; row++) {
    const start = to;
    for (let at = m.indptr[row]!; at < m.indptr[row + 1]!; at++) {
      if (to > start && indices[to - 1] === m.indices[at])
        data[to - 1] = merged(data[to - 1]!, m.data[at]!, rule);
      else {
        indices[to] = m.indices[at]!;
        data[to++] = m.data[at]!;
      }
    }
    indptr[row + 1] = to;
  }
  return { ...m, indptr, indices, data };
}

/** The matrix and its transpose. */
export interface CsrPair {
  readonly byRow: Csr;
  readonly byColumn: Csr;
}

/** Triples by row, their columns still in any order. */
function scatter(
  rowOf: Int32Array,
  columnOf: Int32Array,
  values: Float32Array,
  rows: number,
  cols: number,
): Csr {
  const indptr = offsets(rowOf, rows);
  const next = indptr.slice(0, rows);
  const indices = new Int32Array(rowOf.length);
  const data = new Float32Array(rowOf.length);
  for (let at = 0; at < rowOf.length; at++) {
    const row = rowOf[at]!;
    const to = next[row]!;
    next[row] = to + 1;
    indices[to] = columnOf[at]!;
    data[to] = values[at]!;
  }
  return { rows, cols, indptr, indices, data };
}

/**
 * Builds a matrix and its transpose from triples in any order by counting sorts: O(entries + rows + cols).
 * @param rowOf row of each entry, 0..rows-1
 * @param columnOf column of each entry, 0..cols-1
 * @param values value of each entry
 */
export function csrPairFromTriples(
  rowOf: Int32Array,
  columnOf: Int32Array,
  values: Float32Array,
  rows: number,
  cols: number,
  duplicates: DuplicateRule = 'sum',
): CsrPair {
  // Two transpositions sort both ways; the first pass meets the triples in any order, so it goes by the shorter side, whose
  // places fit the cache best.
  let byRow: Csr;
  let byColumn: Csr;
  if (cols < rows) {
    byRow = transpose(scatter(columnOf, rowOf, values, cols, rows));
    byColumn = transpose(byRow);
  } else {
    byColumn = transpose(scatter(rowOf, columnOf, values, rows, cols));
    byRow = transpose(byColumn);
  }
  const clean = mergeDuplicates(byRow, duplicates);
  return clean === byRow ? { byRow, byColumn } : { byRow: clean, byColumn: transpose(clean) };
}

/** As csrPairFromTriples, the matrix alone. */
export function csrFromTriples(...args: Parameters<typeof csrPairFromTriples>): Csr {
  return csrPairFromTriples(...args).byRow;
}

/** Builds a small matrix from rows of [column, value]. */
export function csrFromRows(
  rows: readonly (readonly (readonly [column: number, value: number])[])[],
  cols: number,
): Csr {
  const entries = rows.flatMap((row, index) => row.map(([column, value]) => ({ index, column, value })));
  return csrFromTriples(
    Int32Array.from(entries, (entry) => entry.index),
    Int32Array.from(entries, (entry) => entry.column),
    Float32Array.from(entries, (entry) => entry.value),
    rows.length,
    cols,
  );
}

/** The rows named, in that order, as a matrix of their own. */
export function pickRows(m: Csr, rows: Int32Array): Csr {
  const indptr = new Int32Array(rows.length + 1);
  rows.forEach((row, to) => (indptr[to + 1] = indptr[to]! + m.indptr[row + 1]! - m.indptr[row]!));
  const indices = new Int32Array(indptr[rows.length]!);
  const data = new Float32Array(indptr[rows.length]!);
  rows.forEach((row, to) => {
    indices.set(m.indices.subarray(m.indptr[row], m.indptr[row + 1]), indptr[to]);
    data.set(m.data.subarray(m.indptr[row], m.indptr[row + 1]), indptr[to]);
  });
  return { rows: rows.length, cols: m.cols, indptr, indices, data };
}
