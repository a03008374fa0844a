import { describe, expect, test } from 'vitest';
import { binTable } from './bins';
import { growForest, predictForest, predictOutOfBag } from './forest';
import { growTree } from './grow-tree';
import { partialDependence } from './partial-dependence';
import { permutationImportance } from './permutation-importance';
import { areaOf, growing, positivesOf, someProblem } from './some-problem.fixture';
import { impurityImportance, predictTree } from './tree';

describe('forest', () => {
  const options = { trees: 60, maxDepth: 30, minLeaf: 1, tries: 0, seed: 5 };
  const { table, target } = someProblem(1500, 21);
  const forest = growForest(table, target, options);

  test('what its trees have not seen tells how well it predicts new rows', () => {
    const test = someProblem(4000, 22);
    const outOfBag = areaOf(predictOutOfBag(forest, table), target);
    const fresh = areaOf(predictForest(forest, test.table), test.target);
    expect(Math.abs(outOfBag - fresh)).toBeLessThan(0.02);
    const single = growTree(binTable(table), target, null, growing);
    expect(fresh).toBeGreaterThan(areaOf(predictTree(single, test.table), test.target) + 0.05);
  });

  test('the same seed gives the same forest, another one another', () => {
    const again = growForest(table, target, { ...options, trees: 3 });
    expect(again.trees).toEqual(forest.trees.slice(0, 3));
    expect(growForest(table, target, { ...options, trees: 3, seed: 6 }).trees).not.toEqual(again.trees);
  });

  test('shuffling a column of noise does no harm, shuffling one that tells does', () => {
    const importance = permutationImportance(forest, table, target);
    expect(importance[0]!.mean).toBeGreaterThan(0.05);
    expect(importance[1]!.mean).toBeGreaterThan(0.01);
    for (const noise of [3, 4, 5]) expect(Math.abs(importance[noise]!.mean)).toBeLessThan(0.005);
    const impurity = impurityImportance(forest.trees, 6);
    expect(impurity.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
    expect(impurity[0]).toBeGreaterThan(impurity[3]!);
  });

  test('partial dependence rises with what raises the probability', () => {
    const curve = partialDependence(table, 0, (each) => positivesOf(predictForest(forest, each)));
    expect(curve.at(-1)!.prediction - curve[0]!.prediction).toBeGreaterThan(0.4);
    const flat = partialDependence(table, 4, (each) => positivesOf(predictForest(forest, each)));
    const predictions = flat.map(({ prediction }) => prediction);
    expect(Math.max(...predictions) - Math.min(...predictions)).toBeLessThan(0.1);
  });

  test('numbers are averaged', () => {
    const values = table.columns[0]!.values.map((x) => 3 * x);
    const numbers = growForest(table, { kind: 'number', values }, { ...options, trees: 20, minLeaf: 5 });
    const predicted = predictOutOfBag(numbers, table);
    const errors = predicted.map((each, row) => (each - values[row]!) ** 2).filter(Number.isFinite);
    expect(errors.reduce((a, b) => a + b, 0) / errors.length).toBeLessThan(1);
  });
});
