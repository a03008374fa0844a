import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rankScores, rocArea } from '@/lib/ml/classification/ranked-scores';
import { createRandom } from '@/lib/ml/random';
import { binTable } from '@/lib/ml/trees/bins';
import { growForest, predictForest } from '@/lib/ml/trees/forest';
import { growTree } from '@/lib/ml/trees/grow-tree';
import { pickTable, type Table } from '@/lib/ml/trees/table';
import { predictTree } from '@/lib/ml/trees/tree';
import { against, type Benchmark, cpuSeconds, type Measured } from './benchmark';
import { peerSeconds } from './python';

const ROWS = 100_000;
const TESTS = 20_000;
const COLUMNS = 20;
/** A forest may rank the test rows worse than the peer's by this much (area under the ROC curve). */
const MOST_LOST = 0.004;

/** Five numbers tell, by products and steps; fifteen do not. */
function someCustomers() {
  const random = createRandom(3);
  const all = ROWS + TESTS;
  const columns = Array.from({ length: COLUMNS }, (_, at) => ({
    name: `x${at}`,
    values: Float64Array.from({ length: all }, () => random.normal()),
    levels: null,
  }));
  const at = (column: number, row: number) => columns[column]?.values[row] ?? 0;
  const labels = Int32Array.from({ length: all }, (_, row) => {
    const signal =
      at(0, row) + at(1, row) * at(2, row) + (at(3, row) > 0.5 ? 1 : 0) + Math.abs(at(4, row)) - 1.2;
    return random.next() < 1 / (1 + Math.exp(-signal)) ? 1 : 0;
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'kindred-bench-'));
  const values = new Float64Array(all * COLUMNS);
  columns.forEach((column, place) => values.set(column.values, place * all));
  writeFileSync(path.join(folder, 'values.f64'), values);
  writeFileSync(path.join(folder, 'labels.i32'), labels);
  const table: Table = { rows: all, columns };
  const rows = Int32Array.from({ length: all }, (_, row) => row);
  return {
    folder,
    train: pickTable(table, rows.subarray(0, ROWS)),
    target: { kind: 'classes', codes: labels.subarray(0, ROWS), classes: 2 } as const,
    test: pickTable(table, rows.subarray(ROWS)),
    labels: labels.subarray(ROWS),
  };
}

/** Adds how well both rank the test rows, and fails where ours loses too much. */
function judged(
  measured: Measured,
  { folder, labels }: ReturnType<typeof someCustomers>,
  kind: string,
  predictions: Float64Array,
): Measured {
  const areaOf = (scores: Float64Array) => rocArea(rankScores(scores, labels));
  const ours = areaOf(predictions.filter((_, place) => place % 2 === 1));
  if (measured.peer === null) return { ...measured, note: `AUC ${ours.toFixed(4)}` };
  const bytes = readFileSync(path.join(folder, `${kind}-scores.f64`));
  const theirs = areaOf(new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8));
  return {
    ...measured,
    isMet: measured.isMet === true && theirs - ours <= MOST_LOST,
    note: `AUC ${ours.toFixed(4)}, the peer's ${theirs.toFixed(4)}`,
  };
}

const argsOf = (folder: string, kind: string, size: number, runs: number) => [
  folder,
  ...[ROWS, TESTS, COLUMNS].map(String),
  kind,
  String(size),
  String(runs),
];

export const tree: Benchmark = {
  name: 'CART of depth 8, 100,000 × 20, binning included',
  peer: 'scikit-learn DecisionTreeClassifier',
  target: '≤ 0.4',
  run() {
    const data = someCustomers();
    const fit = () =>
      growTree(binTable(data.train), data.target, null, { maxDepth: 8, minLeaf: 1, tries: 0 });
    const ours = cpuSeconds(() => void fit(), { warm: 2, runs: 5 });
    const peer = peerSeconds('trees.py', 'sklearn', argsOf(data.folder, 'tree', 8, 3));
    return Promise.resolve(judged(against(ours, peer, 0.4), data, 'tree', predictTree(fit(), data.test)));
  },
};

export const forest: Benchmark = {
  name: 'Random forest of 100, 100,000 × 20, binning included',
  peer: 'scikit-learn RandomForestClassifier',
  target: '≤ 0.3',
  run() {
    const data = someCustomers();
    const options = { trees: 100, maxDepth: 1000, minLeaf: 1, tries: 0, seed: 1 };
    let grown = growForest(data.train, data.target, { ...options, trees: 2 });
    const ours = cpuSeconds(() => (grown = growForest(data.train, data.target, options)), {
      warm: 0,
      runs: 1,
    });
    const peer = peerSeconds('trees.py', 'sklearn', argsOf(data.folder, 'forest', 100, 1));
    return Promise.resolve(judged(against(ours, peer, 0.3), data, 'forest', predictForest(grown, data.test)));
  },
};
