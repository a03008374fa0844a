import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wineFile, winesOf } from '@/lib/ml/testing/wine.fixture';
import { binTable } from './bins';
import { assignFolds } from './folds';
import { growForest, predictForest } from './forest';
import { growTree } from './grow-tree';
import { pickTable, pickTarget, type Table, type Target } from './table';
import { likeliest, predictTree } from './tree';

const { measures, wines, cultivars } = winesOf(readFileSync(wineFile, 'utf8'));
const rows = wines.length;
const table: Table = {
  rows,
  columns: measures.map((name, at) => ({
    name,
    values: Float64Array.from(wines, (wine) => wine[at] ?? Number.NaN),
    levels: null,
  })),
};
const target: Target = { kind: 'classes', codes: cultivars, classes: 3 };

/** Accuracy over ten folds. */
function accuracy(seed: number, fit: (table: Table, target: Target) => (table: Table) => Float64Array) {
  const fold = assignFolds(target, rows, 10, seed);
  const all = Int32Array.from(fold.keys());
  let right = 0;
  for (let which = 0; which < 10; which++) {
    const train = all.filter((row) => fold[row] !== which);
    const held = all.filter((row) => fold[row] === which);
    const predict = fit(pickTable(table, train), pickTarget(target, train));
    likeliest(predict(pickTable(table, held)), 3).forEach((guess, at) => {
      if (guess === cultivars[held[at]!]) right++;
    });
  }
  return right / rows;
}

test('a tree tells the cultivar of about 88 in 100 wines that it has not seen', () => {
  const ofFolds = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
    accuracy(seed, (train, of) => {
      const grown = growTree(binTable(train), of, null, { maxDepth: 30, minLeaf: 1, tries: 0 });
      return (other) => predictTree(grown, other);
    }),
  );
  // 0.882 in one division into folds; one wine more or less is 0.006.
  const mean = ofFolds.reduce((sum, share) => sum + share, 0) / ofFolds.length;
  expect(Math.abs(mean - 0.882)).toBeLessThan(0.03);
});

test('a forest of 500 tells 98 in 100', () => {
  const share = accuracy(1, (train, of) => {
    const grown = growForest(train, of, { trees: 500, maxDepth: 30, minLeaf: 1, tries: 0, seed: 3 });
    return (other) => predictForest(grown, other);
  });
  expect(Math.abs(share - 0.978)).toBeLessThan(0.012);
});
