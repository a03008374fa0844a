import { describe, expect, test } from 'vitest';
import { createRandom } from '@/lib/ml/random';
import { randomTable } from '@/lib/ml/testing/random-table.fixture';
import { binTable } from './bins';
import { fitTree } from './fit-tree';
import { growTree } from './grow-tree';
import { collapseAlphas, pruneTree, pruningSequence } from './prune-tree';
import { areaOf, codesOf, fitting, growing, rights, someProblem } from './some-problem.fixture';
import { pickTable, pickTarget, type Table } from './table';
import { leavesOf, likeliest, predictTree } from './tree';
import { decisionPath, treeNodes } from './tree-nodes';

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
