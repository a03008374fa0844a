import { describe, expect, test } from 'vitest';
import { rankScores, rocArea } from '@/lib/ml/classification/ranked-scores';
import { createRandom } from '@/lib/ml/random';
import { irisFeatures, irisSpecies, irisValues } from '@/lib/ml/testing/iris.fixture';
import { randomTable } from '@/lib/ml/testing/random-table.fixture';
import { binTable } from './bins';
import { fitTree } from './fit-tree';
import { growForest, predictForest, predictOutOfBag } from './forest';
import { growTree } from './grow-tree';
import { partialDependence } from './partial-dependence';
import { permutationImportance } from './permutation-importance';
import { collapseAlphas, pruneTree, pruningSequence } from './prune-tree';
import { pickTable, pickTarget, type Table, type Target } from './table';
import { impurityImportance, leavesOf, likeliest, predictTree } from './tree';
import { decisionPath, treeNodes } from './tree-nodes';
import { assignFolds } from './folds';

const iris: Table = {
  rows: 150,
  columns: irisFeatures.map((name, at) => ({
    name,
    values: Float64Array.from({ length: 150 }, (_, row) => irisValues[row * 4 + at]!),
    levels: null,
  })),
};
const species: Target = { kind: 'classes', codes: irisSpecies, classes: 3 };
const growing = { maxDepth: 30, minLeaf: 1, tries: 0 };
const fitting = {
  maxDepth: 10,
  minLeaf: 1,
  folds: 10,
  rule: 'least-error',
  loss: 'misclassified',
  seed: 1,
} as const;

const share = (right: number, rows: number) => right / rows;
const rights = (guesses: Int32Array, codes: Int32Array) =>
  guesses.reduce((count, guess, row) => count + (guess === codes[row] ? 1 : 0), 0);

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

/** y = 1 where x0 + x1·x2 > 0, with some noise; the other columns say nothing. */
function someProblem(rows: number, seed: number, columns = 6): { table: Table; target: Target } {
  const table = randomTable(rows, columns, seed);
  const random = createRandom(seed + 1000);
  const [a, b, c] = table.columns.map(({ values }) => values);
  const codes = Int32Array.from({ length: rows }, (_, row) =>
    a![row]! + b![row]! * c![row]! + 0.7 * random.normal() > 0 ? 1 : 0,
  );
  return { table, target: { kind: 'classes', codes, classes: 2 } };
}
const codesOf = (target: Target) => (target.kind === 'classes' ? target.codes : new Int32Array(0));
const positivesOf = (shares: Float64Array) => shares.filter((_, at) => at % 2 === 1);
const areaOf = (shares: Float64Array, target: Target) =>
  rocArea(rankScores(positivesOf(shares), codesOf(target)));

/** Every split of every column tried by hand: least Gini impurity of both children. */
function bestByHand(table: Table, codes: Int32Array): number {
  const gini = (rows: number[]) => {
    const ones = rows.filter((row) => codes[row] === 1).length;
    return rows.length === 0 ? 0 : (2 * ones * (rows.length - ones)) / rows.length;
  };
  const rows = [...codes.keys()];
  return Math.min(
    ...table.columns.flatMap(({ values }) =>
      [...values].map(
        (cut) =>
          gini(rows.filter((row) => values[row]! <= cut)) + gini(rows.filter((row) => values[row]! > cut)),
      ),
    ),
  );
}

describe('growing', () => {
  test('the first split is the best of all that there are', () => {
    const { table, target } = someProblem(120, 5, 4);
    const tree = growTree(binTable(table), target, null, { ...growing, maxDepth: 1 });
    expect(tree.risk[1]! + tree.risk[2]!).toBeCloseTo(bestByHand(table, codesOf(target)), 9);
  });

  test('two classes and three count alike, and so does a number of 0 and 1', () => {
    const { table, target } = someProblem(400, 9);
    const binned = binTable(table);
    const options = { ...growing, maxDepth: 5, minLeaf: 5 };
    const two = growTree(binned, target, null, options);
    const wide = growTree(binned, { kind: 'classes', codes: codesOf(target), classes: 3 }, null, options);
    const number = growTree(
      binned,
      { kind: 'number', values: Float64Array.from(codesOf(target)) },
      null,
      options,
    );
    expect([...wide.feature]).toEqual([...two.feature]);
    expect([...number.feature]).toEqual([...two.feature]);
    expect([...number.threshold]).toEqual([...two.threshold]);
    number.value.forEach((mean, node) => expect(mean).toBeCloseTo(two.value[node * 2 + 1]!, 9));
  });

  test('in 255 bins it predicts about as well as by exact splits', () => {
    const { table, target } = someProblem(6000, 2);
    const test = someProblem(4000, 3);
    const options = { ...growing, maxDepth: 6, minLeaf: 20 };
    const areas = [0, 6000].map((exactRows) => {
      const tree = growTree(binTable(table, exactRows), target, null, options);
      return areaOf(predictTree(tree, test.table), test.target);
    });
    expect(Math.abs(areas[0]! - areas[1]!)).toBeLessThan(0.01);
    expect(areas[0]).toBeGreaterThan(0.85);
  });

  test('weights are copies of rows', () => {
    const { table, target } = someProblem(200, 6);
    const twice = Int32Array.from({ length: 300 }, (_, at) => (at < 200 ? at : at - 200));
    const weights = Uint8Array.from({ length: 200 }, (_, row) => (row < 100 ? 2 : 1));
    const weighted = growTree(binTable(table), target, weights, { ...growing, minLeaf: 4 });
    const copied = growTree(binTable(pickTable(table, twice)), pickTarget(target, twice), null, {
      ...growing,
      minLeaf: 4,
    });
    expect([...weighted.threshold]).toEqual([...copied.threshold]);
    expect([...weighted.count]).toEqual([...copied.count]);
  });

  test('what is missing learns its side, also where it is all that tells', () => {
    const random = createRandom(4);
    const values = Float64Array.from({ length: 400 }, (_, row) =>
      row % 4 === 0 ? Number.NaN : random.normal(),
    );
    const table: Table = { rows: 400, columns: [{ name: 'x', values, levels: null }] };
    const codes = Int32Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0));
    const tree = growTree(binTable(table), { kind: 'classes', codes, classes: 2 }, null, growing);
    expect(leavesOf(tree)).toBe(2);
    expect(rights(likeliest(predictTree(tree, table), 2), codes)).toBe(400);
    expect(decisionPath(tree, table, 0)).toMatchObject([
      { comparison: 'missing', value: null, prediction: [0, 1] },
    ]);
    const both = codes.map((code, row) => (code === 1 || values[row]! > 0.5 ? 1 : 0));
    const second = growTree(binTable(table), { kind: 'classes', codes: both, classes: 2 }, null, growing);
    expect(leavesOf(second)).toBe(2);
    expect(rights(likeliest(predictTree(second, table), 2), both)).toBe(400);
  });

  test('categories part into the best two groups of levels', () => {
    const random = createRandom(8);
    const levels = ['a', 'b', 'c', 'd', 'e', 'f'];
    const values = Float64Array.from({ length: 600 }, () => random.below(6));
    const table: Table = { rows: 600, columns: [{ name: 'letter', values, levels }] };
    const codes = Int32Array.from(values, (level) => (level === 1 || level === 4 ? 1 : 0));
    const tree = growTree(binTable(table), { kind: 'classes', codes, classes: 2 }, null, growing);
    expect(leavesOf(tree)).toBe(2);
    expect(treeNodes(tree, table)[2]?.condition).toEqual({
      column: 'letter',
      comparison: 'one-of',
      threshold: null,
      levels: ['b', 'e'],
    });
    const three = Int32Array.from(values, (level) => level % 3);
    const several = growTree(binTable(table), { kind: 'classes', codes: three, classes: 3 }, null, growing);
    expect(leavesOf(several)).toBe(3);
  });

  test('numbers far from zero lose no digits', () => {
    const table = randomTable(300, 2, 3);
    const values = table.columns[0]!.values.map((x) => 1e9 + (x > 0.3 ? 1 : 0));
    const tree = growTree(binTable(table), { kind: 'number', values }, null, growing);
    expect(leavesOf(tree)).toBe(2);
    expect(predictTree(tree, table)).toEqual(values);
  });
});

describe('pruning', () => {
  test('each tree of the sequence lies within the one before, with fewer leaves and more risk', () => {
    const { table, target } = someProblem(600, 12);
    const tree = growTree(binTable(table), target, null, growing);
    const alphas = collapseAlphas(tree);
    const sequence = pruningSequence(tree, alphas);
    let before = Infinity;
    let risk = -1;
    for (const { alpha, leaves } of sequence) {
      const pruned = pruneTree(tree, alphas, alpha);
      expect(leavesOf(pruned)).toBe(leaves);
      expect(leaves).toBeLessThan(before);
      before = leaves;
      const remaining = pruned.risk.reduce(
        (sum, each, node) => sum + (pruned.feature[node]! < 0 ? each : 0),
        0,
      );
      expect(remaining).toBeGreaterThanOrEqual(risk);
      risk = remaining;
    }
    expect(sequence.at(-1)?.leaves).toBe(1);
    for (let node = 0; node < alphas.length; node++)
      if (tree.feature[node]! >= 0)
        for (const child of [tree.left[node]!, tree.left[node]! + 1])
          expect(alphas[child]!).toBeLessThanOrEqual(alphas[node]!);
  });

  test('noise alone is pruned to the root', () => {
    const table = randomTable(500, 5, 1);
    const random = createRandom(2);
    const codes = Int32Array.from({ length: 500 }, () => random.below(2));
    const { tree } = fitTree(
      table,
      { kind: 'classes', codes, classes: 2 },
      { ...fitting, loss: 'brier', rule: 'one-standard-error' },
    );
    expect(leavesOf(tree)).toBe(1);
  });
});

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
