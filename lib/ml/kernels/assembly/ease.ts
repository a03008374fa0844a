/** Rows and columns of a block: two of them fit the first-level cache, so that writing the mirrored half stays cheap. */
export const BLOCK: i32 = 32;

/** Copies the diagonal out, before the mirror overwrites it. */
export function diagonal<T>(matrix: usize, stride: i32, rows: i32, target: usize): void {
  for (let row: usize = 0; row < (rows as usize); row++)
    store<T>(target + row * sizeof<T>(), load<T>(matrix + (row * (stride as usize) + row) * sizeof<T>()));
}

/**
 * From −P in the lower triangle to EASE's weights B_ij = −P_ij / P_jj in the whole matrix, zero on the diagonal; blocks of rows
 * [from, to), each block mirrored as it goes.
 * @param diagonal that of −P
 */
export function weights<T>(matrix: usize, stride: i32, rows: i32, diagonal: usize, from: i32, to: i32): void {
  for (let down = from; down < to; down++)
    for (let across = 0; across <= down; across++) {
      const endRow = min(rows, (down + 1) * BLOCK);
      for (let i = down * BLOCK; i < endRow; i++) {
        const own = load<T>(diagonal + (i as usize) * sizeof<T>());
        const endColumn = min(i, (across + 1) * BLOCK);
        for (let j = across * BLOCK; j < endColumn; j++) {
          const below = matrix + ((i as usize) * (stride as usize) + (j as usize)) * sizeof<T>();
          const above = matrix + ((j as usize) * (stride as usize) + (i as usize)) * sizeof<T>();
          const value = -load<T>(below);
          store<T>(below, value / load<T>(diagonal + (j as usize) * sizeof<T>()));
          store<T>(above, value / own);
        }
        if (across == down)
          store<T>(matrix + ((i as usize) * (stride as usize) + (i as usize)) * sizeof<T>(), 0 as T);
      }
    }
}
