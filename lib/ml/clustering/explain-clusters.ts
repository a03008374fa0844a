import { createRandom } from '@/lib/ml/random';
import { fitTree } from '@/lib/ml/trees/fit-tree';
import { pickTable, type Table } from '@/lib/ml/trees/table';
import { likeliest, leavesOf, predictTree } from '@/lib/ml/trees/tree';
import { type TreeNode, treeNodes } from '@/lib/ml/trees/tree-nodes';

/** Rows that the tree is grown on. */
const MOST_ROWS = 20_000;

export interface ClusterExplanation {
  readonly nodes: readonly TreeNode[];
  /** Share of rows that trees which have not seen them give their own cluster. */
  readonly fidelity: number;
  /** Share of the largest cluster. */
  readonly baseline: number;
  readonly leaves: number;
  readonly rows: number;
  /** Of each cluster: share of the rows sent there that are its own, and of its own that are sent there. */
  readonly precision: Float64Array;
  readonly recall: Float64Array;
}

const share = (part: number, of: number) => (of > 0 ? part / of : Number.NaN);

/** A small tree that tells clusters apart by what people can read, and how faithful it is to them. */
export function explainClusters(
  table: Table,
  labels: Int32Array,
  k: number,
  { seed, progress }: { seed: number; progress: (part: number) => void },
): ClusterExplanation {
  const all = Int32Array.from({ length: table.rows }, (_, row) => row);
  const rows = table.rows > MOST_ROWS ? createRandom(seed).shuffle(all).slice(0, MOST_ROWS) : all;
  const seen = pickTable(table, rows);
  const codes = rows.map((row) => labels[row]!);
  const { tree, outOfFold } = fitTree(
    seen,
    { kind: 'classes', codes, classes: k },
    {
      maxDepth: Math.min(8, 3 + Math.ceil(Math.log2(k))),
      minLeaf: Math.max(10, Math.round(rows.length / 200)),
      folds: 5,
      rule: 'one-standard-error',
      loss: 'misclassified',
      seed,
      progress,
    },
  );
  const [guessed, sent] = [likeliest(outOfFold, k), likeliest(predictTree(tree, seen), k)];
  const [own, found, both] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)];
  let right = 0;
  codes.forEach((code, row) => {
    if (guessed[row] === code) right++;
    own[code]!++;
    found[sent[row]!]!++;
    if (sent[row] === code) both[code]!++;
  });
  return {
    nodes: treeNodes(tree, seen),
    fidelity: share(right, rows.length),
    baseline: share(Math.max(...own), rows.length),
    leaves: leavesOf(tree),
    rows: rows.length,
    precision: both.map((count, cluster) => share(count, found[cluster]!)),
    recall: both.map((count, cluster) => share(count, own[cluster]!)),
  };
}
