import fc from 'fast-check';
import { expect, test } from 'vitest';
import { solveByConjugateGradient } from '@/lib/ml/factorisation/conjugate-gradient';
import { fitIals } from '@/lib/ml/factorisation/ials';
import { ialsLoss } from '@/lib/ml/factorisation/ials-loss';
import { solveExactly } from '@/lib/ml/factorisation/solve-exactly';
import { kernelIals } from './ials';
import { withKernels } from './kernels';
import { someMatrix } from './some-matrix.fixture';

const run = { seed: 3, progress: () => {} };
const settings = {
  dimensions: 5,
  unobserved: 0.3,
  regularisation: 0.02,
  frequencyPower: 1,
  sweeps: 4,
  initialDeviation: 0.1,
};
const someConfidences = (rows: number, cols: number, seed: number) =>
  someMatrix(rows, cols, { density: 0.25, seed, value: (next) => 0.5 + 1.5 * next() });

test('the exact solver learns the reference’s vectors, whatever their length', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 2, max: 30 }),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom(0, 1),
      fc.integer(),
      (rows, cols, dimensions, frequencyPower, seed) => {
        const confidences = someConfidences(rows, cols, seed);
        const given = { ...settings, dimensions, frequencyPower, regularisation: 0.3, sweeps: 2 };
        const found = withKernels(undefined, (kernels) => kernelIals(kernels, confidences, given, 0, run));
        const wanted = fitIals(confidences, given, solveExactly, run);
        wanted.items.forEach((value, at) => expect(found!.items[at]).toBeCloseTo(value, 3));
        wanted.customers.forEach((value, at) => expect(found!.customers[at]).toBeCloseTo(value, 3));
      },
    ),
    { numRuns: 40 },
  );
});

test.each([
  ['exactly', 0, solveExactly],
  ['by conjugate gradients', 3, solveByConjugateGradient(3)],
] as const)('solving %s ends at the loss of the reference', (_title, steps, solve) => {
  // The second has more entries a row than are gathered at a time.
  for (const confidences of [someConfidences(40, 30, 5), someMatrix(6, 700, { density: 0.9, seed: 2 })]) {
    const given = { ...settings, dimensions: 20 };
    const found = withKernels(undefined, (kernels) => kernelIals(kernels, confidences, given, steps, run));
    const wanted = ialsLoss(confidences, fitIals(confidences, given, solve, run), given);
    expect(Math.abs(ialsLoss(confidences, found!, given) / wanted - 1)).toBeLessThan(1e-4);
  }
});

test('a system that single precision cannot solve is left to the reference', () => {
  const given = { ...settings, unobserved: 0, regularisation: 0 };
  const confidences = someConfidences(12, 9, 1);
  expect(withKernels(undefined, (kernels) => kernelIals(kernels, confidences, given, 0, run))).toBeNull();
});

test('can be cancelled', () => {
  const stop = () => {
    throw new Error('cancelled');
  };
  expect(() =>
    withKernels(undefined, (kernels) =>
      kernelIals(kernels, someConfidences(9, 9, 1), settings, 0, { seed: 1, progress: stop }),
    ),
  ).toThrow('cancelled');
});
