import { type Csr, transpose } from '@/lib/ml/csr';
import { type Factors, type IalsWeights, rowRegularisation } from '@/lib/ml/factorisation/ials';
import { initialFactors } from '@/lib/ml/factorisation/initial-factors';
import { createRandom } from '@/lib/ml/random';
import type { FitRun } from '@/lib/ml/recommender';
import type { Kernels } from './kernels';
import type { Stretch } from './memory';

/** Rows that a thread takes at a time: long enough to be worth the taking, short enough to end together. */
const ROWS = 32;

/** FᵀF is summed in so many parts, whatever the number of threads: so are the digits. */
const PARTS = 16;

/** Vectors are padded with zeros to a multiple of this. */
const LANES = 16;

interface KernelSide {
  readonly rows: number;
  readonly vectors: Stretch<Float32Array>;
  /** Address of the kernels' Sparse: this side's rows. */
  readonly confidences: number;
  readonly l2: number;
}

function padded(vectors: Float32Array, dimensions: number, length: number, into: Float32Array): void {
  for (let row = 0; row * dimensions < vectors.length; row++)
    into.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), row * length);
}

function unpadded(vectors: Float32Array, dimensions: number, length: number): Float32Array {
  const rows = vectors.length / length;
  const out = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++)
    out.set(vectors.subarray(row * length, row * length + dimensions), row * dimensions);
  return out;
}

/** α0·FᵀF in the kernels' memory, from the upper tiles of its parts; ones on the diagonal of the padding. */
class FactorGram {
  readonly #parts: Stretch<Float32Array>;
  readonly #gram: Stretch<Float32Array>;

  constructor(
    readonly kernels: Kernels,
    readonly dimensions: number,
    readonly length: number,
    readonly scratch: number,
  ) {
    this.#parts = kernels.singles(PARTS * length * length);
    this.#gram = kernels.singles(length * length);
  }

  get at(): number {
    return this.#gram.at;
  }

  compute(side: KernelSide, weight: number): void {
    const { length, dimensions } = this;
    const rows = Math.ceil(side.rows / PARTS);
    this.kernels.parallel(
      'gramParts',
      [side.vectors.at, length, rows, side.rows, this.#parts.at, this.scratch],
      PARTS,
      1,
    );
    const size = length * length;
    const [parts, gram] = [this.#parts.data, this.#gram.data];
    for (let p = 0; p < length; p++)
      for (let q = p; q < length; q++) {
        let sum = 0;
        for (let part = 0; part < PARTS; part++) sum += parts[part * size + p * length + q]!;
        const value = p === q && p >= dimensions ? 1 : weight * sum;
        gram[p * length + q] = gram[q * length + p] = value;
      }
  }
}

/**
 * Alternating least squares by the kernels, in single precision: what factorisation/ials.ts does, the same first vectors, the same
 * number of sweeps. Null where a system is not positive definite in single precision.
 * @param steps of conjugate gradients a row; 0 solves exactly
 */
export function kernelIals(
  kernels: Kernels,
  confidences: Csr,
  {
    sweeps,
    initialDeviation,
    ...weights
  }: IalsWeights & { readonly sweeps: number; readonly initialDeviation: number },
  steps: number,
  { seed, progress }: Pick<FitRun, 'seed' | 'progress'>,
): Factors | null {
  const { dimensions, unobserved } = weights;
  const length = Math.ceil(dimensions / LANES) * LANES;
  const random = createRandom(seed);
  const sideOf = (matrix: Csr): KernelSide => {
    const vectors = kernels.singles(matrix.rows * length);
    padded(
      initialFactors(random, matrix.rows, dimensions, initialDeviation),
      dimensions,
      length,
      vectors.data,
    );
    return {
      rows: matrix.rows,
      vectors,
      confidences: kernels.sparse(matrix),
      l2: kernels.put(rowRegularisation(matrix, weights)),
    };
  };
  const customers = sideOf(confidences);
  const items = sideOf(transpose(confidences));
  const scratch = kernels.allocate(kernels.call.scratchBytes(length) * kernels.threads);
  const gram = new FactorGram(kernels, dimensions, length, scratch);
  const failed = kernels.integers(1);
  const halfOf = (solved: KernelSide, fixed: KernelSide) => ({
    rows: solved.rows,
    fixed,
    record: kernels.record(
      solved.confidences,
      fixed.vectors.at,
      solved.vectors.at,
      gram.at,
      solved.l2,
      length,
      scratch,
      failed.at,
    ),
  });
  const halves = [halfOf(customers, items), halfOf(items, customers)];
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (const [half, { rows, fixed, record }] of halves.entries()) {
      gram.compute(fixed, unobserved);
      kernels.parallel('solveRows', [record, steps], rows, ROWS, (fraction) =>
        progress((sweep + (half + fraction) / 2) / sweeps),
      );
      if (failed.data[0] !== 0) return null;
    }
  progress(1);
  return {
    customers: unpadded(customers.vectors.data, dimensions, length),
    items: unpadded(items.vectors.data, dimensions, length),
  };
}
