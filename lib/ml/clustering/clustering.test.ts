import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '@/lib/ml/random';
import { irisPoints, irisSpecies } from '@/lib/ml/testing/iris.fixture';
import { adjustedRandIndex } from './adjusted-rand';
import { kMeans, lloyd, nearestCentres } from './k-means';
import { openStepper, plainStepper } from './lloyd';
import { miniBatchKMeans } from './mini-batch';
import { principalComponents } from './pca';
import { type Points, pointsOf, squaredDistance } from './points';
import { EXACT_SILHOUETTE, silhouettes } from './silhouette';
import { centredLogRatios, hellinger, standardised } from './transforms';
import { umapPositions } from './umap';
import { validityOf } from './validity';
import { cutTree, wardMerges } from './ward';

/** Clouds around `clouds` centres; which cloud each point is of. */
function someClouds(rows: number, cols: number, clouds: number, spread: number, seed: number) {
  const random = createRandom(seed);
  const centres = Float64Array.from({ length: clouds * cols }, () => 10 * random.normal());
  const truth = Int32Array.from({ length: rows }, () => random.below(clouds));
  const values = new Float32Array(rows * cols);
  for (let row = 0; row < rows; row++)
    for (let d = 0; d < cols; d++)
      values[row * cols + d] = centres[truth[row]! * cols + d]! + spread * random.normal();
  return { points: { rows, cols, values } satisfies Points, truth };
}

test('the kernel steps as the reference does, whatever the shape', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 13 }),
      fc.integer(),
      (rows, cols, k, seed) => {
        const { points } = someClouds(rows, cols, 3, 2, seed);
        const centres = Float64Array.from(
          { length: k * cols },
          (_, at) => points.values[at % (rows * cols)]!,
        );
        const [kernel, plain] = [openStepper(points, k), plainStepper(points, k)];
        const [a, b] = [centres.slice(), centres.slice()];
        const limits = { mostIterations: 5, leastWay: 0 };
        lloyd(points, kernel, a, limits);
        lloyd(points, plain, b, limits);
        expect(kernel.labels).toEqual(plain.labels);
        expect(kernel.counts).toEqual(plain.counts);
        kernel.sums.forEach((sum, at) => expect(sum).toBeCloseTo(plain.sums[at]!, 2));
      },
    ),
    { numRuns: 60 },
  );
});

test('finds clouds again; the same seed the same way; every point is at its nearest centre', () => {
  const { points, truth } = someClouds(2000, 5, 6, 1, 11);
  const found = kMeans(points, { k: 6, seed: 5 });
  expect(adjustedRandIndex(found.labels, truth)).toBeGreaterThan(0.99);
  expect(kMeans(points, { k: 6, seed: 5 })).toEqual(found);
  expect(nearestCentres(points, found.centres, 6)).toEqual(found.labels);
});

test('more clusters never have more inertia, and far away points lose no digits', () => {
  const { points } = someClouds(300, 3, 4, 3, 2);
  const inertias = [1, 2, 3, 4, 5, 6].map((k) => kMeans(points, { k, seed: 1 }).inertia);
  inertias.slice(1).forEach((inertia, at) => expect(inertia).toBeLessThanOrEqual(inertias[at]!));
  const whole = { ...points, values: points.values.map((value) => Math.round(value * 8)) };
  const far = { ...points, values: whole.values.map((value) => value + 1e6) };
  expect(kMeans(far, { k: 4, seed: 1 }).inertia).toBeCloseTo(kMeans(whole, { k: 4, seed: 1 }).inertia, 4);
});

test('equal points leave clusters empty rather than looping; too few points are refused', () => {
  const points = pointsOf([[1], [1], [1], [2]]);
  expect(kMeans(points, { k: 3, seed: 1 }).inertia).toBe(0);
  expect(() => kMeans(points, { k: 5, seed: 1 })).toThrow('too few for 5 clusters');
  expect(() => kMeans(points, { k: 0, seed: 1 })).toThrow('whole number');
});

test('mini-batches come near k-means on many points', () => {
  const { points, truth } = someClouds(20_000, 8, 7, 2, 4);
  const best = kMeans(points, { k: 7, seed: 1, starts: 5 });
  const near = miniBatchKMeans(points, { k: 7, seed: 1 });
  expect(near.inertia / best.inertia).toBeLessThan(1.02);
  expect(adjustedRandIndex(near.labels, truth)).toBeGreaterThan(0.95);
  expect(miniBatchKMeans(points, { k: 7, seed: 1 })).toEqual(near);
});

test('the adjusted Rand index knows renamed labels, chance, and Hubert & Arabie’s own example', () => {
  expect(adjustedRandIndex([0, 0, 1, 1, 2], [5, 5, 3, 3, 9])).toBe(1);
  expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 10);
  expect(adjustedRandIndex([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])).toBeCloseTo(0.24242424, 8);
  expect(adjustedRandIndex([1, 1, 1], [1, 1, 1])).toBe(1);
});

test('silhouettes of a large set are those of a sample, near the exact ones', () => {
  const { points, truth } = someClouds(EXACT_SILHOUETTE + 1000, 3, 3, 4, 8);
  const [sampled] = silhouettes(points, [{ labels: truth, k: 3 }], { seed: 1 });
  expect(sampled?.looked).toBe(EXACT_SILHOUETTE);
  const half = { rows: 3000, cols: 3, values: points.values.subarray(0, 9000) };
  const [exact] = silhouettes(half, [{ labels: truth.subarray(0, 3000), k: 3 }], { seed: 1 });
  expect(Math.abs((sampled?.mean ?? 0) - (exact?.mean ?? 9))).toBeLessThan(0.03);
  const [one] = silhouettes(half, [{ labels: new Int32Array(3000), k: 1 }], { seed: 1 });
  expect(one?.mean).toBeNaN();
  expect(validityOf(half, new Int32Array(3000), 1).daviesBouldin).toBeNaN();
});

test('Ward merges cost more and more, and its last cut is everything', () => {
  const { points, truth } = someClouds(400, 4, 5, 1, 9);
  const merges = wardMerges(points);
  merges
    .slice(1)
    .forEach(({ closeness }, at) => expect(closeness).toBeLessThanOrEqual(merges[at]!.closeness));
  expect(adjustedRandIndex(cutTree(merges, 400, 5), truth)).toBeGreaterThan(0.99);
  expect(new Set(cutTree(merges, 400, 1)).size).toBe(1);
  expect(new Set(cutTree(merges, 400, 400)).size).toBe(400);
});

test('transforms do what they say', () => {
  const counts = pointsOf([
    [9, 16, 0],
    [0, 0, 0],
    [1, 1, 2],
  ]);
  expect([...hellinger(counts).values.subarray(0, 3)].map((value) => +value.toFixed(4))).toEqual([
    0.6, 0.8, 0,
  ]);
  expect([...hellinger(counts).values.subarray(3, 6)]).toEqual([0, 0, 0]);
  const ratios = centredLogRatios(counts).values;
  for (const row of [0, 1, 2])
    expect(ratios[row * 3]! + ratios[row * 3 + 1]! + ratios[row * 3 + 2]!).toBeCloseTo(0, 5);
  const { values } = standardised(pointsOf([[1, 5], [2, 5], [3, 5]])); // prettier-ignore
  expect([...values].map((value) => +value.toFixed(4))).toEqual([-1.2247, 0, 0, 0, 1.2247, 0]);
});

test('principal components keep distances that lie in a plane', () => {
  const random = createRandom(3);
  const plane = Array.from({ length: 50 }, () => [random.normal() * 3, random.normal()] as const);
  const points = pointsOf(plane.map(([a, b]) => [a + b, a - b, 2 * a, 5]));
  const { positions, explained } = principalComponents(points);
  expect(explained[0] + explained[1]).toBeCloseTo(1, 6);
  for (let row = 1; row < 50; row++)
    expect(squaredDistance(positions, 0, positions, row, 2)).toBeCloseTo(
      squaredDistance(points.values, 0, points.values, row, 4),
      2,
    );
  expect(principalComponents(pointsOf([[1], [2]])).explained).toEqual([1, 0]);
});

test('UMAP keeps clouds together, places what it has not laid out, and repeats itself', () => {
  const map = umapPositions(irisPoints, { seed: 4, most: 60 });
  expect(map.landmarks).toBe(60);
  expect(umapPositions(irisPoints, { seed: 4, most: 60 })).toEqual(map);
  const labels = kMeans({ rows: 150, cols: 2, values: map.positions }, { k: 3, seed: 1 }).labels;
  expect(adjustedRandIndex(labels, irisSpecies)).toBeGreaterThan(0.6);
  expect(umapPositions(pointsOf([[1], [2]]), { seed: 1 }).positions).toEqual(new Float32Array(4));
});
