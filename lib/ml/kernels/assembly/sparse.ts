/** A sparse matrix in compressed sparse rows, as kernels.ts lays it out: addresses of its arrays. Columns ascend inside a row. */
@unmanaged
export class Sparse {
  starts: usize;
  columns: usize;
  values: usize;
}

/** Entries of row `row` begin at this position. */
export function startOf(matrix: Sparse, row: i32): i32 {
  return load<i32>(matrix.starts + ((row as usize) << 2));
}

/** Moves a column's cursor on to its first entry of row `row` or later; gives that position. Rows must come in ascending order. */
export function advance(matrix: Sparse, cursors: usize, column: i32, row: i32): i32 {
  const cursor = cursors + ((column as usize) << 2);
  const columns = matrix.columns;
  const last = startOf(matrix, column + 1);
  let position = load<i32>(cursor);
  while (position < last && load<i32>(columns + ((position as usize) << 2)) < row) position++;
  store<i32>(cursor, position);
  return position;
}
