/** Bytes of one step of a panel: two vectors, so eight singles or four doubles. */
export const STEP: usize = 32;

/** Rows of a tile. */
export const TILE: i32 = 4;

/**
 * C += A·B for a tile of four rows and two vectors (eight singles, four doubles): eight sums stay in registers.
 * A and B lie in panels: one step of 32 bytes for each of `depth` terms; of A four numbers of a step are taken.
 * @param c row-major, rows `stride` bytes apart
 */
export function addTile<T>(depth: i32, a: usize, b: usize, c: usize, stride: usize): void {
  let c00 = v128.splat<T>(0 as T);
  let c01 = v128.splat<T>(0 as T);
  let c10 = v128.splat<T>(0 as T);
  let c11 = v128.splat<T>(0 as T);
  let c20 = v128.splat<T>(0 as T);
  let c21 = v128.splat<T>(0 as T);
  let c30 = v128.splat<T>(0 as T);
  let c31 = v128.splat<T>(0 as T);
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load_splat<T>(a);
    c00 = v128.add<T>(c00, v128.mul<T>(a0, b0));
    c01 = v128.add<T>(c01, v128.mul<T>(a0, b1));
    const a1 = v128.load_splat<T>(a, sizeof<T>());
    c10 = v128.add<T>(c10, v128.mul<T>(a1, b0));
    c11 = v128.add<T>(c11, v128.mul<T>(a1, b1));
    const a2 = v128.load_splat<T>(a, 2 * sizeof<T>());
    c20 = v128.add<T>(c20, v128.mul<T>(a2, b0));
    c21 = v128.add<T>(c21, v128.mul<T>(a2, b1));
    const a3 = v128.load_splat<T>(a, 3 * sizeof<T>());
    c30 = v128.add<T>(c30, v128.mul<T>(a3, b0));
    c31 = v128.add<T>(c31, v128.mul<T>(a3, b1));
    a += STEP;
    b += STEP;
  }
  v128.store(c, v128.add<T>(v128.load(c), c00));
  v128.store(c, v128.add<T>(v128.load(c, 16), c01), 16);
  c += stride;
  v128.store(c, v128.add<T>(v128.load(c), c10));
  v128.store(c, v128.add<T>(v128.load(c, 16), c11), 16);
  c += stride;
  v128.store(c, v128.add<T>(v128.load(c), c20));
  v128.store(c, v128.add<T>(v128.load(c, 16), c21), 16);
  c += stride;
  v128.store(c, v128.add<T>(v128.load(c), c30));
  v128.store(c, v128.add<T>(v128.load(c, 16), c31), 16);
}
