import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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
        fc.integer(),
        (rows, cols, density, shrinkage, weighting, k, seed) => {
          const m = someMatrix(rows, cols, { density, seed });
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
