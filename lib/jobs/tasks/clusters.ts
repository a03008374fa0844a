import { assignBySize } from '@/lib/ml/clustering/certainty';
import {
  bestChoice,
  type Choice,
  type ClusterMethod,
  findClusters,
  measureChoices,
} from '@/lib/ml/clustering/choose-k';
import { type ClusterExplanation, explainClusters } from '@/lib/ml/clustering/explain-clusters';
import { principalComponents } from '@/lib/ml/clustering/pca';
import { pickPoints, type Points } from '@/lib/ml/clustering/points';
import { silhouettes } from '@/lib/ml/clustering/silhouette';
import { hellinger, standardised } from '@/lib/ml/clustering/transforms';
import { umapPositions } from '@/lib/ml/clustering/umap';
import { type Table } from '@/lib/ml/trees/table';
import { saidError } from '@/lib/schemas/said-error';
import { type TaskRun } from './task-run';

export interface ClustersInput {
  readonly points: Points;
  readonly transform: 'hellinger' | 'standardise' | 'none';
  /** Rows that shape the clusters; the others are given the nearest one. */
  readonly fitRows: Int32Array;
  readonly from: number;
  readonly to: number;
  readonly method: ClusterMethod;
  readonly umap: boolean;
  readonly seed: number;
  /** What the explaining tree may say, of the same rows; null: nothing is known. */
  readonly table: Table | null;
}

export interface ClustersOutput {
  readonly k: number;
  readonly labels: Int32Array;
  readonly certainty: Float32Array;
  readonly choices: readonly Choice[];
  /** Points that the choices were measured on. */
  readonly looked: number;
  readonly silhouettes: Float64Array;
  readonly pca: Float32Array;
  readonly explained: readonly [number, number];
  readonly umap: Float32Array | null;
  readonly landmarks: number | null;
  readonly explanation: ClusterExplanation | null;
}

const transforms = { hellinger, standardise: standardised, none: (points: Points) => points };

/** Clusters of customers from the choice of k to the maps and the tree that explains them. */
export function clustersTask(input: ClustersInput, { report }: TaskRun): ClustersOutput {
  const { fitRows, from, to, method, seed, table } = input;
  report(0, 'choosing');
  const points = transforms[input.transform](input.points);
  const fitted = pickPoints(points, fitRows);
  const { choices, looked } = measureChoices(fitted, {
    ...{ from, to, seed },
    progress: (part) => report(0.4 * part, 'choosing'),
  });
  if (choices.length === 0)
    throw saidError('not-enough-data', 'fewForClusters', { customers: fitted.rows, clusters: from });
  const k = bestChoice(choices);
  const { centres } = findClusters(fitted, {
    ...{ k, method, seed },
    progress: (part) => report(0.4 + 0.1 * part, 'clustering'),
  });
  const { labels, certainty } = assignBySize(points, centres, k);
  const [silhouette] = silhouettes(fitted, [{ k, labels: fitRows.map((row) => labels[row]!) }], {
    seed,
    progress: (part) => report(0.5 + 0.05 * part, 'clustering'),
  });
  const { positions: pca, explained } = principalComponents(points);
  const map = input.umap
    ? umapPositions(points, { seed, progress: (part) => report(0.55 + 0.3 * part, 'mapping') })
    : null;
  const explanation =
    table &&
    explainClusters(table, labels, k, { seed, progress: (part) => report(0.85 + 0.15 * part, 'explaining') });
  return {
    k,
    labels,
    certainty,
    choices,
    looked,
    silhouettes: silhouette?.ofClusters ?? new Float64Array(k),
    pca,
    explained,
    umap: map?.positions ?? null,
    landmarks: map?.landmarks ?? null,
    explanation,
  };
}
