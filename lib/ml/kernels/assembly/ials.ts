import { solvePositive } from './cholesky';
import { Sparse, startOf } from './sparse';
import { addTile, STEP, TILE } from './tile';
import { addScaled, dot, multiply, scaleAndAdd, total } from './vectors';

/*
 * Alternating least squares, see lib/ml/factorisation: each row solves (G + Σ c f fᵀ + λ I)·x = Σ c f. Vectors are padded with
 * zeros to a multiple of 16 singles.
 */

/** Half a sweep; laid out by ials.ts of the folder above. */
@unmanaged
export class HalfSweep {
  confidences: Sparse;
  fixed: usize;
  solved: usize;
  /** α0·FᵀF, singles, both triangles; ones on the diagonal of the padding. */
  gram: usize;
  /** λ of each row. */
  l2: usize;
  /** Length of a vector. */
  length: i32;
  /** One a thread, see scratchBytes. */
  scratch: usize;
  /** A whole number: 1 when a system was not positive definite. */
  failed: usize;
}

/** Entries whose vectors are gathered together: 64 KiB of vectors of 64. */
const GATHERED: i32 = 256;

/** Scratch of one thread: a matrix, five vectors, gathered vectors. */
export function scratchBytes(length: i32): i32 {
  return 4 * length * (length + 5 + GATHERED);
}

/** A (upper tiles) += Σ of the products of `count` vectors that lie in panels. */
function addProducts(matrix: usize, length: i32, panels: usize, count: i32): void {
  const panel = (count as usize) * STEP;
  for (let i = 0; i < length; i += TILE)
    for (let j = i & ~7; j < length; j += 8)
      addTile<f32>(
        count,
        panels + ((i >> 3) as usize) * panel + (((i & 7) as usize) << 2),
        panels + ((j >> 3) as usize) * panel,
        matrix + ((i * length + j) << 2),
        (length as usize) << 2,
      );
}

/** Puts `factor` times a vector into panels of `count` steps, at step `at`. */
function pack(vector: usize, factor: f32, panels: usize, count: i32, at: i32, bytes: usize): void {
  const factors = f32x4.splat(factor);
  const panel = (count as usize) * STEP;
  let target = panels + (at as usize) * STEP;
  for (const end = vector + bytes; vector < end; vector += STEP, target += panel) {
    v128.store(target, f32x4.mul(factors, v128.load(vector)));
    v128.store(target, f32x4.mul(factors, v128.load(vector, 16)), 16);
  }
}

/** FᵀF of the vectors [from, to): upper tiles of `gram`, which is overwritten. */
export function factorGram(
  vectors: usize,
  length: i32,
  gram: usize,
  scratch: usize,
  from: i32,
  to: i32,
): void {
  const bytes = (length as usize) << 2;
  memory.fill(gram, 0, (length as usize) * bytes);
  for (let first = from; first < to; first += GATHERED) {
    const count = min(GATHERED, to - first);
    for (let at = 0; at < count; at++)
      pack(vectors + ((first + at) as usize) * bytes, 1, scratch, count, at, bytes);
    addProducts(gram, length, scratch, count);
  }
}

function vectorOf(half: HalfSweep, position: i32): usize {
  const index = load<i32>(half.confidences.columns + ((position as usize) << 2));
  return half.fixed + (((index * half.length) as usize) << 2);
}

function confidenceOf(half: HalfSweep, position: i32): f32 {
  return load<f32>(half.confidences.values + ((position as usize) << 2));
}

/** Rows [from, to) by Cholesky. */
export function solveExactly(half: HalfSweep, scratch: usize, from: i32, to: i32): void {
  const length = half.length;
  const bytes = (length as usize) << 2;
  const matrix = scratch;
  const right = matrix + (length as usize) * bytes;
  const panels = right + bytes;
  for (let row = from; row < to; row++) {
    const last = startOf(half.confidences, row + 1);
    memory.copy(matrix, half.gram, (length as usize) * bytes);
    memory.fill(right, 0, bytes);
    for (let first = startOf(half.confidences, row); first < last; first += GATHERED) {
      const count = min(GATHERED, last - first);
      for (let at = 0; at < count; at++) {
        const vector = vectorOf(half, first + at);
        const confidence = confidenceOf(half, first + at);
        pack(vector, sqrt<f32>(confidence), panels, count, at, bytes);
        addScaled(right, vector, confidence, bytes);
      }
      addProducts(matrix, length, panels, count);
    }
    const l2 = load<f32>(half.l2 + ((row as usize) << 2));
    for (let at: usize = 0; at < bytes; at += 4) {
      const diagonal = matrix + (at >> 2) * bytes + at;
      store<f32>(diagonal, load<f32>(diagonal) + l2);
    }
    const solved = half.solved + (row as usize) * bytes;
    if (!solvePositive(matrix, bytes, right, solved)) {
      store<i32>(half.failed, 1);
      return;
    }
  }
}

/** sums += Σ w f with w = c·(f·x), or c − c·(f·x) for a residual, of `count` vectors one behind the other, two at a time. */
function addWeighted(
  vectors: usize,
  confidences: usize,
  count: i32,
  x: usize,
  sums: usize,
  isResidual: bool,
  bytes: usize,
): void {
  for (; count >= 2; count -= 2, vectors += 2 * bytes, confidences += 8) {
    const next = vectors + bytes;
    let own0 = f32x4.splat(0);
    let own1 = f32x4.splat(0);
    let next0 = f32x4.splat(0);
    let next1 = f32x4.splat(0);
    for (let at: usize = 0; at < bytes; at += 32) {
      const x0 = v128.load(x + at);
      const x1 = v128.load(x + at, 16);
      own0 = f32x4.add(own0, f32x4.mul(v128.load(vectors + at), x0));
      own1 = f32x4.add(own1, f32x4.mul(v128.load(vectors + at, 16), x1));
      next0 = f32x4.add(next0, f32x4.mul(v128.load(next + at), x0));
      next1 = f32x4.add(next1, f32x4.mul(v128.load(next + at, 16), x1));
    }
    const ownConfidence = load<f32>(confidences);
    const nextConfidence = load<f32>(confidences, 4);
    const ownShare = ownConfidence * total(f32x4.add(own0, own1));
    const nextShare = nextConfidence * total(f32x4.add(next0, next1));
    const ownWeight = f32x4.splat(isResidual ? ownConfidence - ownShare : ownShare);
    const nextWeight = f32x4.splat(isResidual ? nextConfidence - nextShare : nextShare);
    for (let at: usize = 0; at < bytes; at += 16) {
      const both = f32x4.add(
        f32x4.mul(ownWeight, v128.load(vectors + at)),
        f32x4.mul(nextWeight, v128.load(next + at)),
      );
      v128.store(sums + at, f32x4.add(v128.load(sums + at), both));
    }
  }
  if (count == 1) {
    const confidence = load<f32>(confidences);
    const share = confidence * dot(vectors, x, bytes);
    addScaled(sums, vectors, isResidual ? confidence - share : share, bytes);
  }
}

/** As addWeighted for a whole row: its gathered vectors, and those that found no room among them. */
function addRow(half: HalfSweep, row: i32, gathered: usize, x: usize, sums: usize, isResidual: bool): void {
  const bytes = (half.length as usize) << 2;
  const first = startOf(half.confidences, row);
  const last = startOf(half.confidences, row + 1);
  const count = min(GATHERED, last - first);
  addWeighted(gathered, half.confidences.values + ((first as usize) << 2), count, x, sums, isResidual, bytes);
  for (let position = first + count; position < last; position++) {
    const vector = vectorOf(half, position);
    const confidence = confidenceOf(half, position);
    const share = confidence * dot(vector, x, bytes);
    addScaled(sums, vector, isResidual ? confidence - share : share, bytes);
  }
}

/** Rows [from, to) by a few steps of conjugate gradients from where they stand; rows without entries become 0. */
export function solveByGradients(half: HalfSweep, steps: i32, scratch: usize, from: i32, to: i32): void {
  const length = half.length;
  const bytes = (length as usize) << 2;
  const residual = scratch;
  const direction = residual + bytes;
  const product = direction + bytes;
  const gathered = product + bytes;
  for (let row = from; row < to; row++) {
    const first = startOf(half.confidences, row);
    const count = min(GATHERED, startOf(half.confidences, row + 1) - first);
    const x = half.solved + (row as usize) * bytes;
    if (count == 0) {
      memory.fill(x, 0, bytes);
      continue;
    }
    for (let at = 0; at < count; at++)
      memory.copy(gathered + (at as usize) * bytes, vectorOf(half, first + at), bytes);
    const l2 = load<f32>(half.l2 + ((row as usize) << 2));
    // b − A·x: the row's own terms come together, the others are subtracted.
    multiply(half.gram, x, product, length, bytes);
    memory.fill(residual, 0, bytes);
    addRow(half, row, gathered, x, residual, true);
    addScaled(residual, product, -1, bytes);
    addScaled(residual, x, -l2, bytes);
    memory.copy(direction, residual, bytes);
    let size = dot(residual, residual, bytes);
    for (let step = 0; step < steps && size > 1e-20; step++) {
      multiply(half.gram, direction, product, length, bytes);
      addRow(half, row, gathered, direction, product, false);
      addScaled(product, direction, l2, bytes);
      const far = size / dot(direction, product, bytes);
      addScaled(x, direction, far, bytes);
      addScaled(residual, product, -far, bytes);
      const next = dot(residual, residual, bytes);
      scaleAndAdd(direction, residual, next / size, bytes);
      size = next;
    }
  }
}
