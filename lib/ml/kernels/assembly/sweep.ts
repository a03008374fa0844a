import { addTile, STEP, TILE } from './tile';

/*
 * Inverse of a symmetric positive definite matrix by the blocked symmetric sweep (Goodnight 1979): n³ flops, in place, the lower
 * triangle alone. Sweeping the pivot block K turns A into
 *   A_KK → −A_KK⁻¹,   A_RK → W = A_RK·A_KK⁻¹,   A_RR → A_RR − W·A_KR,
 * and after all blocks A is −A⁻¹. For each block: pivot, panels, update, in that order. Panels hold −A_RK and W: groups of as
 * many rows as one step holds, a step for each column of the block.
 */

/** Address of element (row, column). */
function cell<T>(matrix: usize, stride: i32, row: i32, column: i32): usize {
  return matrix + ((row as usize) * (stride as usize) + (column as usize)) * sizeof<T>();
}

/** Rows that one step of a panel holds. */
function rowsOfGroup<T>(): i32 {
  return (STEP / sizeof<T>()) as i32;
}

/**
 * Sweeps the pivot block in double precision and leaves −A_KK⁻¹ in A's lower triangle and, as panels, in `pivot`.
 * @param scratch width² doubles
 * @returns 0, or the number (from 1) of the pivot that is not positive
 */
export function pivotBlock<T>(
  matrix: usize,
  stride: i32,
  first: i32,
  width: i32,
  pivot: usize,
  scratch: usize,
): i32 {
  const line = (width as usize) << 3;
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++) {
      const value = load<T>(cell<T>(matrix, stride, first + i, first + j)) as f64;
      store<f64>(scratch + (i as usize) * line + ((j as usize) << 3), value);
      store<f64>(scratch + (j as usize) * line + ((i as usize) << 3), value);
    }
  for (let k = 0; k < width; k++) {
    const row = scratch + (k as usize) * line;
    const diagonal = load<f64>(row + ((k as usize) << 3));
    if (!(diagonal > 0)) return first + k + 1;
    const inverse = 1.0 / diagonal;
    for (let i = 0; i < width; i++) {
      if (i == k) continue;
      const other = scratch + (i as usize) * line;
      const factor = load<f64>(other + ((k as usize) << 3)) * inverse;
      if (factor == 0) continue;
      const factors = f64x2.splat(factor);
      for (let at: usize = 0; at < line; at += 16)
        v128.store(other + at, f64x2.sub(v128.load(other + at), f64x2.mul(factors, v128.load(row + at))));
      store<f64>(other + ((k as usize) << 3), factor);
    }
    const inverses = f64x2.splat(inverse);
    for (let at: usize = 0; at < line; at += 16)
      v128.store(row + at, f64x2.mul(inverses, v128.load(row + at)));
    store<f64>(row + ((k as usize) << 3), -inverse);
  }
  const group = rowsOfGroup<T>();
  for (let i = 0; i < width; i++)
    for (let j = 0; j < width; j++) {
      const value = load<f64>(scratch + (i as usize) * line + ((j as usize) << 3)) as T;
      if (j <= i) store<T>(cell<T>(matrix, stride, first + i, first + j), value);
      const panel = pivot + ((j / group) as usize) * (width as usize) * STEP;
      store<T>(panel + (i as usize) * STEP + ((j % group) as usize) * sizeof<T>(), value);
    }
  return 0;
}

/** Packs −A_RK of the groups [from, to) into `left`, computes W into `right` and writes it back to A. Zero inside the pivot block. */
export function panels<T>(
  matrix: usize,
  stride: i32,
  first: i32,
  width: i32,
  pivot: usize,
  left: usize,
  right: usize,
  from: i32,
  to: i32,
): void {
  const group = rowsOfGroup<T>();
  const length = (width as usize) * STEP;
  for (let at = from; at < to; at++) {
    const row = at * group;
    const packed = left + (at as usize) * length;
    const product = right + (at as usize) * length;
    memory.fill(product, 0, length);
    if (row >= first && row < first + width) {
      memory.fill(packed, 0, length);
      continue;
    }
    if (row > first)
      for (let lane = 0; lane < group; lane++) {
        const source = cell<T>(matrix, stride, row + lane, first);
        const target = packed + (lane as usize) * sizeof<T>();
        for (let c: usize = 0; c < (width as usize); c++)
          store<T>(target + c * STEP, -load<T>(source + c * sizeof<T>()));
      }
    else
      for (let c = 0; c < width; c++) {
        const source = cell<T>(matrix, stride, first + c, row);
        const target = packed + (c as usize) * STEP;
        v128.store(target, v128.neg<T>(v128.load(source)));
        v128.store(target, v128.neg<T>(v128.load(source, 16)), 16);
      }
    for (let c = 0; c < width; c += TILE) {
      const columns = pivot + ((c / group) as usize) * length + ((c % group) as usize) * sizeof<T>();
      addTile<T>(width, columns, packed, product + (c as usize) * STEP, STEP);
    }
    if (row > first)
      for (let lane = 0; lane < group; lane++) {
        const source = product + (lane as usize) * sizeof<T>();
        const target = cell<T>(matrix, stride, row + lane, first);
        for (let c: usize = 0; c < (width as usize); c++)
          store<T>(target + c * sizeof<T>(), load<T>(source + c * STEP));
      }
    else
      for (let c = 0; c < width; c++) {
        const source = product + (c as usize) * STEP;
        const target = cell<T>(matrix, stride, first + c, row);
        v128.store(target, v128.load(source));
        v128.store(target, v128.load(source, 16), 16);
      }
  }
}

/** A_RR += (−A_RK)·Wᵀ in the lower triangle, rows [from, to), multiples of a tile. Stretches of columns stay in the cache. */
export function update<T>(
  matrix: usize,
  stride: i32,
  width: i32,
  left: usize,
  right: usize,
  from: i32,
  to: i32,
): void {
  const group = rowsOfGroup<T>();
  const length = (width as usize) * STEP;
  const stretch = 64 * group;
  for (let start = 0; start < to; start += stretch)
    for (let i = max(from, start); i < to; i += TILE) {
      const rows = left + ((i / group) as usize) * length + ((i % group) as usize) * sizeof<T>();
      const end = min(start + stretch, i + TILE);
      for (let j = start; j < end; j += group)
        addTile<T>(
          width,
          rows,
          right + ((j / group) as usize) * length,
          cell<T>(matrix, stride, i, j),
          (stride as usize) * sizeof<T>(),
        );
    }
}
