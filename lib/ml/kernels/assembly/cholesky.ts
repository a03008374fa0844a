import { total } from './vectors';

/** row −= factor · other, from column `from` rounded down to a vector. */
function eliminate(row: usize, other: usize, factor: f32, from: usize, bytes: usize): void {
  const factors = f32x4.splat(factor);
  for (let at = from & ~15; at < bytes; at += 16)
    v128.store(row + at, f32x4.sub(v128.load(row + at), f32x4.mul(factors, v128.load(other + at))));
}

/** Rows −= those four pivot rows' shares, two rows at a time. */
function updateTrailing(matrix: usize, pivots: usize, first: usize, bytes: usize): void {
  const pivot1 = pivots + bytes;
  const pivot2 = pivot1 + bytes;
  const pivot3 = pivot2 + bytes;
  for (let column = first; column < bytes; column += 8) {
    const a0 = v128.load32_splat(pivots + column);
    const a1 = v128.load32_splat(pivot1 + column);
    const a2 = v128.load32_splat(pivot2 + column);
    const a3 = v128.load32_splat(pivot3 + column);
    const b0 = v128.load32_splat(pivots + column, 4);
    const b1 = v128.load32_splat(pivot1 + column, 4);
    const b2 = v128.load32_splat(pivot2 + column, 4);
    const b3 = v128.load32_splat(pivot3 + column, 4);
    const row = matrix + (column >> 2) * bytes;
    const next = row + bytes;
    for (let at = column & ~15; at < bytes; at += 16) {
      const u0 = v128.load(pivots + at);
      const u1 = v128.load(pivot1 + at);
      const u2 = v128.load(pivot2 + at);
      const u3 = v128.load(pivot3 + at);
      const ab = f32x4.add(f32x4.mul(a0, u0), f32x4.mul(a1, u1));
      const cd = f32x4.add(f32x4.mul(a2, u2), f32x4.mul(a3, u3));
      v128.store(row + at, f32x4.sub(v128.load(row + at), f32x4.add(ab, cd)));
      const ef = f32x4.add(f32x4.mul(b0, u0), f32x4.mul(b1, u1));
      const gh = f32x4.add(f32x4.mul(b2, u2), f32x4.mul(b3, u3));
      v128.store(next + at, f32x4.sub(v128.load(next + at), f32x4.add(ef, gh)));
    }
  }
}

/**
 * Solves A·x = b by A = UᵀU, four pivots at a time.
 * @param matrix A, singles, row-major; the upper triangle is read and replaced by U
 * @param bytes of a row, a multiple of 16 singles
 * @param b replaced by U⁻ᵀb
 * @returns whether A is positive definite, in single precision
 */
export function solvePositive(matrix: usize, bytes: usize, b: usize, x: usize): bool {
  for (let first: usize = 0; first < bytes; first += 16) {
    const pivots = matrix + (first >> 2) * bytes;
    for (let column = first; column < first + 16; column += 4) {
      const row = matrix + (column >> 2) * bytes;
      const diagonal = load<f32>(row + column);
      if (!(diagonal > 0)) return false;
      const inverse: f32 = 1 / sqrt<f32>(diagonal);
      const inverses = f32x4.splat(inverse);
      for (let at = first; at < bytes; at += 16)
        v128.store(row + at, f32x4.mul(inverses, v128.load(row + at)));
      const own = load<f32>(b + column) * inverse;
      store<f32>(b + column, own);
      for (let below = column + 4; below < first + 16; below += 4) {
        const factor = load<f32>(row + below);
        eliminate(matrix + (below >> 2) * bytes, row, factor, below, bytes);
        store<f32>(b + below, load<f32>(b + below) - factor * own);
      }
    }
    for (let pivot: usize = 0; pivot < 4; pivot++)
      eliminate(b, pivots + pivot * bytes, load<f32>(b + first + (pivot << 2)), first + 16, bytes);
    updateTrailing(matrix, pivots, first + 16, bytes);
  }
  for (let column = bytes; column > 0;) {
    column -= 4;
    const row = matrix + (column >> 2) * bytes;
    let sum = load<f32>(b + column);
    let at = column + 4;
    for (; (at & 15) != 0; at += 4) sum -= load<f32>(row + at) * load<f32>(x + at);
    let lanes = f32x4.splat(0);
    for (; at < bytes; at += 16) lanes = f32x4.add(lanes, f32x4.mul(v128.load(row + at), v128.load(x + at)));
    store<f32>(x + column, (sum - total(lanes)) / load<f32>(row + column));
  }
  return true;
}
