import { rankScores, rocArea } from '@/lib/ml/classification/ranked-scores';
import { createRandom } from '@/lib/ml/random';
import { randomTable } from '@/lib/ml/testing/random-table.fixture';
import { type Table, type Target } from './table';

/** No limits: a tree that learns its rows by heart. */
export const growing = { maxDepth: 30, minLeaf: 1, tries: 0 };

export const fitting = {
  maxDepth: 10,
  minLeaf: 1,
  folds: 10,
  rule: 'least-error',
  loss: 'misclassified',
  seed: 1,
} as const;

/** Guesses that are right. */
export const rights = (guesses: Int32Array, codes: Int32Array) =>
  guesses.reduce((count, guess, row) => count + (guess === codes[row] ? 1 : 0), 0);

/** y = 1 where x0 + x1·x2 > 0, with some noise; the other columns say nothing. */
export function someProblem(rows: number, seed: number, columns = 6): { table: Table; target: Target } {
  const table = randomTable(rows, columns, seed);
  const random = createRandom(seed + 1000);
  const [a, b, c] = table.columns.map(({ values }) => values);
  const codes = Int32Array.from({ length: rows }, (_, row) =>
    a![row]! + b![row]! * c![row]! + 0.7 * random.normal() > 0 ? 1 : 0,
  );
  return { table, target: { kind: 'classes', codes, classes: 2 } };
}

export const codesOf = (target: Target) => (target.kind === 'classes' ? target.codes : new Int32Array(0));

/** Probabilities of the second of two classes. */
export const positivesOf = (shares: Float64Array) => shares.filter((_, at) => at % 2 === 1);

/** Area under the ROC curve. */
export const areaOf = (shares: Float64Array, target: Target) =>
  rocArea(rankScores(positivesOf(shares), codesOf(target)));
