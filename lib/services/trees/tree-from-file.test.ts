import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { irisFeatures, irisSpecies, irisValues } from '@/lib/ml/testing/iris.fixture';
import { treeFromFile, type TreeFromFileInput } from './tree-from-file';

const folder = mkdtempSync(path.join(tmpdir(), 'kindred-tree-'));
afterAll(() => rmSync(folder, { recursive: true }));

const options: Omit<TreeFromFileInput, 'file' | 'target'> = {
  ignored: [],
  folds: 10,
  maxDepth: 8,
  minLeaf: 5,
  rule: 'least-error',
  forest: 0,
  seed: 1,
  progress: () => {},
};

describe('a small table', () => {
  const file = path.join(folder, 'iris.csv');
  beforeAll(() => {
    const rows = Array.from(irisSpecies, (code, row) =>
      [
        row + 1,
        ...irisValues.subarray(row * 4, row * 4 + 4),
        ['setosa', 'versicolor', 'virginica'][code],
        row % 7 === 0 ? 'NA' : 'same',
      ].join(','),
    );
    writeFileSync(file, [`number,${irisFeatures.join(',')},species,note`, ...rows].join('\n'));
  });

  test('is predicted by what tells, and not by its row numbers', async () => {
    const { tree, forest, classes, columns } = await treeFromFile({
      ...options,
      file,
      target: 'species',
      forest: 50,
    });
    expect(classes).toEqual(['setosa', 'versicolor', 'virginica']);
    expect(columns.leftOut).toEqual([{ column: 'number', reason: 'row-number' }]);
    expect(columns.numeric).toEqual([...irisFeatures]);
    expect(columns.categorical).toEqual(['note']);
    expect(tree.crossValidated.accuracy).toBeGreaterThan(0.92);
    expect(tree.importance[0]?.column).toBe('petal width');
    expect(forest?.outOfBag.accuracy).toBeGreaterThan(0.93);
    expect(tree.nodes.filter(({ children }) => !children)).toHaveLength(tree.leaves);
  });

  test('a number is predicted by its mean', async () => {
    const { tree, classes } = await treeFromFile({ ...options, file, target: 'petal width' });
    expect(classes).toEqual([]);
    expect(tree.crossValidated.r2).toBeGreaterThan(0.85);
  });

  test('one class against all others has its own area under the curve', async () => {
    const input = { ...options, file, target: 'species', positive: 'virginica' };
    const { tree, classes } = await treeFromFile(input);
    expect(classes).toEqual(['not virginica', 'virginica']);
    expect(tree.crossValidated.rocAuc).toBeGreaterThan(0.9);
  });

  test('what cannot be done is told in a sentence', async () => {
    const of = (changes: Partial<TreeFromFileInput>) =>
      treeFromFile({ ...options, file, target: 'species', ...changes });
    await expect(of({ target: 'colour' })).rejects.toThrow('no column "colour"');
    await expect(of({ positive: 'rose' })).rejects.toThrow('never is "rose"');
    await expect(of({ ignored: ['leaf'] })).rejects.toThrow('no column "leaf"');
    await expect(of({ target: 'note' })).rejects.toThrow('one value only');
    await expect(of({ ignored: [...irisFeatures, 'note'] })).rejects.toThrow('no column beside the target');
  });
});

const dataFolder = process.env['KINDRED_TEST_DATA'] ?? path.resolve('../shared/data');
/** Least area under the ROC curve of a pruned tree (cross-validated) and of a forest (out of bag). */
const sets = [
  ['online-shoppers-intention/online_shoppers_intention.csv', 'Revenue', 12_330, 0.89, 0.91],
  ['telco-churn/wa_churn.csv', 'churn', 7043, 0.8, 0.8],
  ['marketing-campaign/marketing_campaign.tsv', 'Response', 2240, 0.7, 0.84],
] as const;

describe('public data sets', () => {
  for (const [name, target, rows, ofTree, ofForest] of sets) {
    const file = path.join(dataFolder, name);
    const isThere = existsSync(file);
    test.skipIf(!isThere)(
      isThere ? name : `${name} (skipped: the data is not beside the project)`,
      async () => {
        const result = await treeFromFile({ ...options, file, target, folds: 5, forest: 40 });
        expect(result.rows).toBe(rows);
        expect(result.tree.crossValidated.rocAuc).toBeGreaterThan(ofTree);
        expect(result.forest?.outOfBag.rocAuc).toBeGreaterThan(ofForest);
      },
    );
  }

  const shoppers = path.join(dataFolder, sets[0][0]);
  test.skipIf(!existsSync(shoppers))(
    'the first split of the online shoppers is that of their documentation',
    async () => {
      // Only their numeric columns have a figure.
      const ignored = ['Month', 'VisitorType', 'Weekend'];
      const { tree } = await treeFromFile({
        ...options,
        file: shoppers,
        target: 'Revenue',
        ignored,
        folds: 2,
      });
      const [root, left] = tree.nodes;
      expect(left?.condition?.column).toBe('PageValues');
      expect(left?.count).toBe(9662);
      expect(root?.count).toBe(12_330);
    },
  );
});
