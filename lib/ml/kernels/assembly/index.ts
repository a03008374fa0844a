import * as ease from './ease';
import { gram } from './gram';
import * as ials from './ials';
import { countLists as count, fillLists as fill, Lists } from './lists';
import { Sparse } from './sparse';
import * as sweep from './sweep';

/*
 * What the module exports, apart from what other files export by themselves. Addresses are bytes in the one shared memory;
 * `isDouble` chooses between matrices of doubles and of singles. Kernels that end with (from, to, thread) share their work between
 * threads: no two get the same part, those of one thread ascend, and `thread` picks its own scratch.
 */

export { assignPoints } from './assign';
export { mergeHeaps } from './heaps';
export { compareRows } from './neighbours';
export { compareWholeRows } from './whole-neighbours';

/** Parts [from, to) of the columns; see lists.ts. */
export function countLists(lists: usize, rows: i32, from: i32, to: i32, _thread: i32): void {
  count(changetype<Lists>(lists), rows, from, to);
}

export function fillLists(lists: usize, ends: usize, rows: i32, from: i32, to: i32, _thread: i32): void {
  fill(changetype<Lists>(lists), ends, rows, from, to);
}

/** Lower triangle of XᵀX, items [from, to). `cursors`: one a customer and thread. */
export function gramRows(
  isDouble: i32,
  items: usize,
  customers: usize,
  cursors: usize,
  rows: i32,
  matrix: usize,
  stride: i32,
  from: i32,
  to: i32,
  thread: i32,
): void {
  const left = changetype<Sparse>(items);
  const right = changetype<Sparse>(customers);
  const own = cursors + (((thread * rows) as usize) << 2);
  if (isDouble) gram<f64>(left, right, own, matrix, stride, from, to);
  else gram<f32>(left, right, own, matrix, stride, from, to);
}

/** See sweep.ts; gives 0, or the number (from 1) of the pivot that is not positive. */
export function sweepPivot(
  isDouble: i32,
  matrix: usize,
  stride: i32,
  first: i32,
  width: i32,
  pivot: usize,
  scratch: usize,
): i32 {
  return isDouble
    ? sweep.pivotBlock<f64>(matrix, stride, first, width, pivot, scratch)
    : sweep.pivotBlock<f32>(matrix, stride, first, width, pivot, scratch);
}

/** Groups of rows [from, to). */
export function sweepPanels(
  isDouble: i32,
  matrix: usize,
  stride: i32,
  first: i32,
  width: i32,
  pivot: usize,
  left: usize,
  right: usize,
  from: i32,
  to: i32,
  _thread: i32,
): void {
  if (isDouble) sweep.panels<f64>(matrix, stride, first, width, pivot, left, right, from, to);
  else sweep.panels<f32>(matrix, stride, first, width, pivot, left, right, from, to);
}

/** Rows [stride − to, stride − from): the longest go first, so that threads end together. Multiples of 8. */
export function sweepUpdate(
  isDouble: i32,
  matrix: usize,
  stride: i32,
  width: i32,
  left: usize,
  right: usize,
  from: i32,
  to: i32,
  _thread: i32,
): void {
  if (isDouble) sweep.update<f64>(matrix, stride, width, left, right, stride - to, stride - from);
  else sweep.update<f32>(matrix, stride, width, left, right, stride - to, stride - from);
}

export function copyDiagonal(isDouble: i32, matrix: usize, stride: i32, rows: i32, target: usize): void {
  if (isDouble) ease.diagonal<f64>(matrix, stride, rows, target);
  else ease.diagonal<f32>(matrix, stride, rows, target);
}

/** Blocks of 32 rows, [from, to) counted from the last. */
export function easeWeights(
  isDouble: i32,
  matrix: usize,
  stride: i32,
  rows: i32,
  diagonal: usize,
  from: i32,
  to: i32,
  _thread: i32,
): void {
  const blocks = (rows + ease.BLOCK - 1) / ease.BLOCK;
  if (isDouble) ease.weights<f64>(matrix, stride, rows, diagonal, blocks - to, blocks - from);
  else ease.weights<f32>(matrix, stride, rows, diagonal, blocks - to, blocks - from);
}

/** Parts [from, to) of FᵀF, each of `rows` vectors, into one matrix a part (upper tiles). */
export function gramParts(
  vectors: usize,
  length: i32,
  rows: i32,
  count: i32,
  parts: usize,
  scratch: usize,
  from: i32,
  to: i32,
  thread: i32,
): void {
  const own = scratch + ((thread * ials.scratchBytes(length)) as usize);
  for (let part = from; part < to; part++) {
    const first = part * rows;
    const gram = parts + ((part * length * length) << 2);
    ials.factorGram(vectors, length, gram, own, first, min(count, first + rows));
  }
}

/** `steps` of conjugate gradients, or exactly where it is 0. */
export function solveRows(half: usize, steps: i32, from: i32, to: i32, thread: i32): void {
  const all = changetype<ials.HalfSweep>(half);
  const own = all.scratch + ((thread * ials.scratchBytes(all.length)) as usize);
  if (steps == 0) ials.solveExactly(all, own, from, to);
  else ials.solveByGradients(all, steps, own, from, to);
}

export { scratchBytes } from './ials';
export { addLists, addRows, topScores } from './score';
export { multiply } from './vectors';
