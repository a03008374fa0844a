import fc from 'fast-check';
import { expect, test } from 'vitest';
import { easeWeights } from '@/lib/ml/linear-algebra/ease-weights';
import { kernelEaseWeights } from './ease-weights';
import { withKernels } from './kernels';
import { someMatrix } from './some-matrix.fixture';

const noProgress = () => {};

/** Absolute for small numbers, relative for large ones. */
function largestDifference(found: Float32Array | null, wanted: Float32Array): number {
  if (!found) throw new Error('The kernels do not run here.');
  let largest = 0;
  for (let at = 0; at < wanted.length; at++)
    largest = Math.max(largest, Math.abs(found[at]! - wanted[at]!) / Math.max(1, Math.abs(wanted[at]!)));
  return largest;
}

test('the kernels give the reference’s weights to 1e-4, whatever the shape, penalty and dropout', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom(5, 60, 500),
      fc.constantFrom(0, 0.3, 0.95),
      fc.integer(),
      (customers, items, l2, dropout, seed) => {
        const data = someMatrix(customers, items, { density: 0.2, seed });
        const found = withKernels(undefined, (kernels) =>
          kernelEaseWeights(kernels, data, { l2, dropout }, noProgress),
        );
        expect(largestDifference(found, easeWeights(data, { l2, dropout }, noProgress))).toBeLessThan(1e-4);
      },
    ),
    { numRuns: 40 },
  );
});

test('a penalty too small for single precision is computed in double, and one too small for both not at all', () => {
  const data = someMatrix(60, 150, { density: 0.3, seed: 3 });
  const fit = (l2: number) =>
    withKernels(undefined, (kernels) => kernelEaseWeights(kernels, data, { l2, dropout: 0 }, noProgress));
  const penalty = { l2: 1, dropout: 0 };
  expect(largestDifference(fit(1), easeWeights(data, penalty, noProgress))).toBeLessThan(1e-6);
  expect(fit(1e-5)).toBeNull();
});

test('the same data gives the same digits', () => {
  const data = someMatrix(50, 300, { density: 0.1, seed: 4 });
  const fit = () =>
    withKernels(undefined, (kernels) => kernelEaseWeights(kernels, data, { l2: 20, dropout: 0 }, noProgress));
  expect(fit()).toEqual(fit());
});

test('can be cancelled', () => {
  const data = someMatrix(50, 300, { density: 0.1, seed: 4 });
  const stop = () => {
    throw new Error('cancelled');
  };
  expect(() =>
    withKernels(undefined, (kernels) => kernelEaseWeights(kernels, data, { l2: 20, dropout: 0 }, stop)),
  ).toThrow('cancelled');
});
