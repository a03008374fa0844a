import { describe, expect, test } from 'vitest';
import { irisFeatures, irisSpecies, irisValues } from '@/lib/ml/testing/iris.fixture';
import { binTable } from './bins';
import { fitTree } from './fit-tree';
import { assignFolds } from './folds';
import { growForest, predictForest } from './forest';
import { growTree } from './grow-tree';
import { fitting, growing, rights } from './some-problem.fixture';
import { pickTable, pickTarget, type Table, type Target } from './table';
import { leavesOf, likeliest, predictTree } from './tree';
import { decisionPath, treeNodes } from './tree-nodes';

const iris: Table = {
  rows: 150,
  columns: irisFeatures.map((name, at) => ({
    name,
    values: Float64Array.from({ length: 150 }, (_, row) => irisValues[row * 4 + at]!),
    levels: null,
  })),
};
const species: Target = { kind: 'classes', codes: irisSpecies, classes: 3 };

const share = (right: number, rows: number) => right / rows;
/** Accuracy of a way to fit, over ten folds. */
function accuracy(fit: (table: Table, target: Target) => (table: Table) => Float64Array): number {
  const fold = assignFolds(species, 150, 10, 7);
  let right = 0;
  for (let which = 0; which < 10; which++) {
    const rows = Int32Array.from(fold.keys());
    const train = rows.filter((row) => fold[row] !== which);
    const test = rows.filter((row) => fold[row] === which);
    const predict = fit(pickTable(iris, train), pickTarget(species, train));
    right += rights(
      likeliest(predict(pickTable(iris, test)), 3),
      test.map((row) => irisSpecies[row]!),
    );
  }
  return share(right, 150);
}

describe('iris', () => {
  test('two splits, petal width at 0.80 and 1.75, are right about 144 of 150', () => {
    const tree = growTree(binTable(iris), species, null, { ...growing, maxDepth: 2 });
    expect(rights(likeliest(predictTree(tree, iris), 3), irisSpecies)).toBe(144);
    const splits = treeNodes(tree, iris).flatMap(({ condition }) =>
      condition?.comparison === 'at-most' ? [`${condition.column} ${condition.threshold?.toFixed(2)}`] : [],
    );
    expect(splits).toEqual(['petal width 0.80', 'petal width 1.75']);
  });

  test('ten folds: a tree and a forest are right about 94 of 100', () => {
    const tree = accuracy((table, target) => {
      const grown = growTree(binTable(table), target, null, growing);
      return (other) => predictTree(grown, other);
    });
    expect(tree).toBeGreaterThan(0.925);
    const forest = accuracy((table, target) => {
      const grown = growForest(table, target, { trees: 100, maxDepth: 30, minLeaf: 1, tries: 0, seed: 3 });
      return (other) => predictForest(grown, other);
    });
    expect(forest).toBeGreaterThan(0.93);
  });

  test('pruned by cross-validation it keeps three or four leaves; the one-standard-error tree is no larger', () => {
    const least = fitTree(iris, species, fitting);
    const one = fitTree(iris, species, { ...fitting, rule: 'one-standard-error' });
    expect(leavesOf(one.tree)).toBe(3);
    expect(leavesOf(least.tree)).toBeGreaterThanOrEqual(3);
    expect(least.chosen.error).toBeLessThan(0.08);
    expect(share(150 - rights(likeliest(least.outOfFold, 3), irisSpecies), 150)).toBeCloseTo(
      least.chosen.error,
      10,
    );
  });

  test('a path tells what a flower has and what follows', () => {
    const tree = growTree(binTable(iris), species, null, { ...growing, maxDepth: 2 });
    const path = decisionPath(tree, iris, 149);
    expect(path.map(({ comparison, value }) => [comparison, value])).toEqual([
      ['above', 1.8],
      ['above', 1.8],
    ]);
    expect(path[1]?.prediction[2]).toBeCloseTo(45 / 46, 10);
    expect(path[1]?.count).toBe(46);
  });
});
