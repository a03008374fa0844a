import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { irisPoints, irisSpecies } from '@/lib/ml/testing/iris.fixture';
import { adjustedRandIndex } from './adjusted-rand';
import { kMeans } from './k-means';
import { principalComponents } from './pca';
import { pointsOf, squaredDistance } from './points';
import { standardised } from './transforms';
import { averageLinkage, chainMerges, type Merge } from './chain';
import { wineFile, winesOf } from '@/lib/ml/testing/wine.fixture';
import { silhouettes } from './silhouette';
import { bootstrapStability } from './stability';
import { validityOf } from './validity';
import { cutTree, wardMerges } from './ward';

const points = irisPoints;
const at = (k: number) => kMeans(points, { k, seed: 1, starts: 20 });
const sizes = (labels: Int32Array) =>
  [...new Set(labels)].map((label) => labels.filter((one) => one === label).length).sort((a, b) => b - a);

describe('irises', () => {
  test('three clusters are those of the literature', () => {
    const { labels, inertia } = at(3);
    expect(inertia).toBeCloseTo(78.8514, 4);
    expect(sizes(labels)).toEqual([62, 50, 38]);
    expect(adjustedRandIndex(labels, irisSpecies)).toBeCloseTo(0.7302, 4);
    const { calinskiHarabasz, daviesBouldin } = validityOf(points, labels, 3);
    expect(calinskiHarabasz).toBeCloseTo(561.63, 2);
    expect(daviesBouldin).toBeCloseTo(0.662, 4);
  });

  test.each([
    [2, 152.348, 0.681],
    [3, 78.8514, 0.5528],
    [4, 57.2285, 0.4981],
    [5, 46.4462, 0.4887],
  ])('%i clusters: inertia %f, silhouette %f', (k, inertia, silhouette) => {
    const found = at(k);
    expect(found.inertia).toBeCloseTo(inertia, 3);
    const [{ mean, looked } = { mean: 0, looked: 0 }] = silhouettes(points, [found], { seed: 1 });
    expect(mean).toBeCloseTo(silhouette, 3);
    expect(looked).toBe(150);
  });

  test.each([
    [2, 0.991],
    [3, 0.92],
    [4, 0.886],
    [5, 0.902],
  ])('bootstraps of %i clusters agree to %f', (k, wanted) => {
    const stability = bootstrapStability(points, at(k).labels, k, { draws: 50, seed: 3, starts: 10 });
    expect(Math.abs(stability - wanted)).toBeLessThan(0.035);
  });

  test("Ward's tree cut at three", () => {
    const labels = cutTree(wardMerges(points), 150, 3);
    expect(adjustedRandIndex(labels, irisSpecies)).toBeCloseTo(0.7312, 4);
    expect(sizes(labels)).toEqual([64, 50, 36]);
  });

  test('the tree by mean distances cut at three', () => {
    const { rows, cols, values } = points;
    const between = Float64Array.from(
      { length: rows * rows },
      (_, at) => -Math.sqrt(squaredDistance(values, Math.floor(at / rows), values, at % rows, cols)),
    );
    const merges: Merge[] = [];
    chainMerges(between, rows, averageLinkage, (merge) => merges.push(merge));
    const labels = cutTree(
      merges.sort((a, b) => b.closeness - a.closeness),
      rows,
      3,
    );
    expect(adjustedRandIndex(labels, irisSpecies)).toBeCloseTo(0.7592, 4);
  });

  test('two principal components show 97.8 % of the variance', () => {
    const { explained } = principalComponents(points);
    expect(explained[0]).toBeCloseTo(0.9246, 4);
    expect(explained[1]).toBeCloseTo(0.0531, 4);
  });
});

const mall = `${process.env.KINDRED_TEST_DATA ?? '../shared/data'}/mall-customers/Mall_Customers.csv`;

test.skipIf(!existsSync(mall))('mall customers by income and score: five clusters', () => {
  const rows = readFileSync(mall, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(3).map(Number));
  const { labels, inertia } = kMeans(pointsOf(rows), { k: 5, seed: 1, starts: 20 });
  expect(inertia).toBeCloseTo(44448.4554, 3);
  expect(sizes(labels)).toEqual([81, 39, 35, 23, 22]);
});

test('wines by standardised measures: three clusters are nearly the three cultivars', () => {
  const { wines, cultivars } = winesOf(readFileSync(wineFile, 'utf8'));
  const standard = standardised(pointsOf(wines));
  const found = kMeans(standard, { k: 3, seed: 1, starts: 20 });
  expect(found.inertia).toBeCloseTo(1277.93, 2);
  const [{ mean } = { mean: 0 }] = silhouettes(standard, [found], { seed: 1 });
  expect(mean).toBeCloseTo(0.2849, 4);
  expect(adjustedRandIndex(found.labels, cultivars)).toBeCloseTo(0.8975, 4);
});
