import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Csr } from '@/lib/ml/csr';
import { similarityMetricOf } from '@/lib/ml/similarity/metrics';
import { type Neighbours, plainNeighbours } from '@/lib/ml/similarity/neighbours';
import { prepareRows } from '@/lib/ml/similarity/weighting';
import { withKernels } from './kernels';
import { kernelMetrics, kernelNeighbours } from './neighbours';
import { someMatrix } from './some-matrix.fixture';

/** One list a row: places beyond its count mean nothing. */
const listsOf = ({ k, indices, similarities, counts }: Neighbours) =>
  Array.from(counts, (count, row) =>
    Array.from({ length: count }, (_, at) => [indices[row * k + at], similarities[row * k + at]]),
  );

/** Small whole numbers and halves of them have kernels of their own; the others do not. */
const kindsOfValues: Readonly<Record<string, (next: () => number) => number>> = {
  ones: () => 1,
  ratings: (next) => 1 + Math.floor(5 * next()),
  'half stars': (next) => 0.5 + Math.floor(10 * next()) / 2,
  'of both signs': (next) => 20 - Math.floor(41 * next()),
  large: (next) => 1 + Math.floor(100 * next()),
  fractions: (next) => next(),
};

describe.each(kernelMetrics)('%s', (metric) => {
  test('the kernels find what the reference finds, digit by digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(0.05, 0.4, 1),
        fc.constantFrom(0, 7),
        fc.constantFrom('none' as const, 'bm25' as const, 'tf-idf' as const),
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom(...Object.values(kindsOfValues)),
        fc.integer(),
        (rows, cols, density, shrinkage, weighting, k, value, seed) => {
          const m = someMatrix(rows, cols, { density, seed, value });
          const prepared = prepareRows(m, weighting, similarityMetricOf(metric).centersFeatures);
          const options = { metric, shrinkage, k: Math.min(k, rows) };
          const found = withKernels(undefined, (kernels) => kernelNeighbours(kernels, prepared, options));
          expect(listsOf(found!)).toEqual(listsOf(plainNeighbours(prepared, options)));
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Every row has an entry in every column: lists of 8 MiB and more, sums beyond 16 bits, several parts of columns. */
function fullMatrix(rows: number, cols: number, valueAt: (at: number) => number): Csr {
  return {
    rows,
    cols,
    indptr: Int32Array.from({ length: rows + 1 }, (_, row) => row * cols),
    indices: Int32Array.from({ length: rows * cols }, (_, at) => at % cols),
    data: Float32Array.from({ length: rows * cols }, (_, at) => valueAt(at)),
  };
}

test.each([
  { kind: 'ratings', shrinkage: 0, valueAt: (at: number) => 1 + ((at * 7919) % 5) },
  { kind: 'ratings', shrinkage: 50, valueAt: (at: number) => 1 + ((at * 7919) % 5) },
  { kind: 'fractions', shrinkage: 0, valueAt: (at: number) => ((at * 7919) % 101) / 100 },
])('$kind with shrinkage $shrinkage, more than a cache holds', ({ shrinkage, valueAt }) => {
  const m = fullMatrix(60, 35_003, valueAt);
  const options = { metric: 'cosine', k: 20, shrinkage };
  const found = withKernels(undefined, (kernels) => kernelNeighbours(kernels, m, options));
  expect(listsOf(found!)).toEqual(listsOf(plainNeighbours(m, options)));
});

test.each([0, 7])('rows whose numbers do not fit 16 bits, with shrinkage %i', (shrinkage) => {
  const m = someMatrix(60, 20, { density: 0.4, seed: 3 });
  const options = { metric: 'cosine', k: 5, shrinkage };
  // Thirty rows, a gap, thirty rows.
  const gap = 66_000;
  const far = {
    ...m,
    rows: 60 + gap,
    indptr: Int32Array.from(
      { length: 61 + gap },
      (_, row) => m.indptr[row < 30 ? row : Math.max(30, row - gap)]!,
    ),
  };
  const found = withKernels(undefined, (kernels) => kernelNeighbours(kernels, far, options));
  const lists = listsOf(found!).map((list) => list.map(([id, value]) => [id! < 30 ? id : id! - gap, value]));
  expect([...lists.slice(0, 30), ...lists.slice(30 + gap)]).toEqual(listsOf(plainNeighbours(m, options)));
});

test('can be cancelled', () => {
  const stop = () => {
    throw new Error('cancelled');
  };
  expect(() =>
    withKernels(undefined, (kernels) =>
      kernelNeighbours(
        kernels,
        someMatrix(40, 9, { density: 0.5, seed: 1 }),
        { metric: 'cosine', k: 3, shrinkage: 0 },
        stop,
      ),
    ),
  ).toThrow('cancelled');
});
