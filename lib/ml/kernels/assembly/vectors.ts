/*
 * Vectors of singles whose length is a multiple of 16; `bytes` is four times that length.
 */

/** The four lanes, added up. */
export function total(lanes: v128): f32 {
  return (
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3))
  );
}

export function dot(a: usize, b: usize, bytes: usize): f32 {
  let sum0 = f32x4.splat(0);
  let sum1 = f32x4.splat(0);
  let sum2 = f32x4.splat(0);
  let sum3 = f32x4.splat(0);
  for (const end = a + bytes; a < end; a += 64, b += 64) {
    sum0 = f32x4.add(sum0, f32x4.mul(v128.load(a), v128.load(b)));
    sum1 = f32x4.add(sum1, f32x4.mul(v128.load(a, 16), v128.load(b, 16)));
    sum2 = f32x4.add(sum2, f32x4.mul(v128.load(a, 32), v128.load(b, 32)));
    sum3 = f32x4.add(sum3, f32x4.mul(v128.load(a, 48), v128.load(b, 48)));
  }
  return total(f32x4.add(f32x4.add(sum0, sum1), f32x4.add(sum2, sum3)));
}

/** y += factor · x */
export function addScaled(y: usize, x: usize, factor: f32, bytes: usize): void {
  const factors = f32x4.splat(factor);
  for (const end = y + bytes; y < end; y += 32, x += 32) {
    v128.store(y, f32x4.add(v128.load(y), f32x4.mul(factors, v128.load(x))));
    v128.store(y, f32x4.add(v128.load(y, 16), f32x4.mul(factors, v128.load(x, 16))), 16);
  }
}

/** y = x + factor · y */
export function scaleAndAdd(y: usize, x: usize, factor: f32, bytes: usize): void {
  const factors = f32x4.splat(factor);
  for (const end = y + bytes; y < end; y += 16, x += 16)
    v128.store(y, f32x4.add(v128.load(x), f32x4.mul(factors, v128.load(y))));
}

/** The sums of four vectors' lanes, as one vector. */
export function totals(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

/** out = M·x, four rows at a time; M has `rows` rows, a multiple of four. */
export function multiply(matrix: usize, x: usize, out: usize, rows: i32, bytes: usize): void {
  for (let row = 0; row < rows; row += 4) {
    const row1 = matrix + bytes;
    const row2 = row1 + bytes;
    const row3 = row2 + bytes;
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let sum2 = f32x4.splat(0);
    let sum3 = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 16) {
      const part = v128.load(x + at);
      sum0 = f32x4.add(sum0, f32x4.mul(v128.load(matrix + at), part));
      sum1 = f32x4.add(sum1, f32x4.mul(v128.load(row1 + at), part));
      sum2 = f32x4.add(sum2, f32x4.mul(v128.load(row2 + at), part));
      sum3 = f32x4.add(sum3, f32x4.mul(v128.load(row3 + at), part));
    }
    v128.store(out, totals(sum0, sum1, sum2, sum3));
    matrix = row3 + bytes;
    out += 16;
  }
}
