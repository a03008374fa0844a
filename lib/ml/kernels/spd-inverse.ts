import type { Kernels } from './kernels';
import type { Stretch } from './memory';

/** A square matrix in the kernels' memory: rows of `stride` elements, a multiple of 16, ones on the diagonal of the padding. */
export interface KernelMatrix extends Stretch<Float32Array | Float64Array> {
  readonly rows: number;
  readonly stride: number;
  /** 1 where elements are doubles. */
  readonly isDouble: 0 | 1;
}

/** Columns that are swept together. */
const WIDTH = 128;
const STEP_BYTES = 32;
/** What threads take at a time: groups of rows, rows. */
const GROUPS = 16;
const UPDATE_ROWS = 64;

/** A matrix of zeros. */
export function kernelMatrix(kernels: Kernels, rows: number, isDouble: boolean): KernelMatrix {
  const stride = Math.ceil(rows / 16) * 16;
  const cells = isDouble ? kernels.doubles(stride * stride) : kernels.singles(stride * stride);
  return {
    at: cells.at,
    get data() {
      return cells.data;
    },
    rows,
    stride,
    isDouble: isDouble ? 1 : 0,
  };
}

/** Ones on the padding's diagonal, so that the whole stays positive definite; a kernel may have written rows over it. */
export function padDiagonal({ data, rows, stride }: KernelMatrix): void {
  for (let row = rows; row < stride; row++) data[row * stride + row] = 1;
}

/**
 * Inverts a symmetric positive definite matrix in place by the blocked symmetric sweep: n³ flops, no second matrix. Reads and
 * writes the lower triangle alone, and leaves MINUS the inverse there.
 * @param progress 0..1, may throw to cancel
 * @returns whether the matrix is positive definite, in its precision
 */
export function invertSpdMatrix(
  kernels: Kernels,
  matrix: KernelMatrix,
  progress: (fraction: number) => void = () => {},
): boolean {
  const { at, stride, isDouble } = matrix;
  const size = isDouble === 1 ? 8 : 4;
  const groups = stride / (STEP_BYTES / size);
  const left = kernels.allocate(stride * WIDTH * size);
  const right = kernels.allocate(stride * WIDTH * size);
  const pivot = kernels.allocate(WIDTH * WIDTH * size);
  const scratch = kernels.allocate(WIDTH * WIDTH * 8);
  for (let first = 0; first < stride; first += WIDTH) {
    const width = Math.min(WIDTH, stride - first);
    if (kernels.call.sweepPivot(isDouble, at, stride, first, width, pivot, scratch) !== 0) return false;
    kernels.parallel('sweepPanels', [isDouble, at, stride, first, width, pivot, left, right], groups, GROUPS);
    kernels.parallel('sweepUpdate', [isDouble, at, stride, width, left, right], stride, UPDATE_ROWS);
    progress((first + width) / stride);
  }
  return true;
}
