import { type Command } from '@/lib/cli/command';
import { filePath } from '@/lib/cli/file-path';
import { progressLine } from '@/lib/cli/progress-line';
import { treeReport, treeText } from '@/lib/cli/tree-text';
import { treeFromFile } from '@/lib/services/trees/tree-from-file';

/** Fits a tree to a column of a file; needs no database. */
export const tree: Command = {
  name: 'tree',
  usage: 'tree --data FILE --target COLUMN [--positive VALUE] [--forest TREES]',
  help: 'Fit a pruned decision tree to a column: cross-validated error, the tree, importance',
  positionals: 0,
  options: {
    data: { type: 'string', help: 'table to read' },
    target: { type: 'string', help: 'column to predict: classes or numbers' },
    positive: { type: 'string', help: 'class to judge against all others' },
    ignore: { type: 'string', help: 'columns not to learn from, with commas' },
    folds: { type: 'string', help: 'of cross-validation, 10' },
    'max-depth': { type: 'string', help: 'splits down to a leaf, 8' },
    'min-leaf': { type: 'string', help: 'rows in a leaf, 5' },
    'one-se': { type: 'boolean', help: 'the smallest tree within one standard error of the best' },
    forest: { type: 'string', help: 'also grow a random forest of so many trees' },
    seed: { type: 'string', help: '42' },
  },
  async run(call) {
    const line = progressLine();
    try {
      const result = await treeFromFile({
        file: filePath(call.needed('data')),
        target: call.needed('target'),
        positive: call.text('positive'),
        ignored: (call.text('ignore') ?? '').split(',').filter(Boolean),
        folds: call.number('folds', 10, { min: 2, max: 50 }),
        maxDepth: call.number('max-depth', 8, { min: 1, max: 60 }),
        minLeaf: call.number('min-leaf', 5, { min: 1, max: 1_000_000 }),
        rule: call.flag('one-se') ? 'one-standard-error' : 'least-error',
        forest: call.number('forest', 0, { min: 0, max: 2000 }),
        seed: call.number('seed', 42, { min: 0, max: 2_147_483_647 }),
        progress: line.progress,
      });
      const text = treeText(result.tree.nodes, result.classes, result.positive);
      return {
        json: { ...result, tree: { ...result.tree, text: text.split('\n') } },
        text: treeReport(result),
      };
    } finally {
      line.end();
    }
  },
};
