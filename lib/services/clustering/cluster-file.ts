import 'server-only';
import { parseNumber } from '@/lib/imports/parse-number';
import { adjustedRandIndex } from '@/lib/ml/clustering/adjusted-rand';
import { inertiaOf, kMeans } from '@/lib/ml/clustering/k-means';
import { miniBatchKMeans } from '@/lib/ml/clustering/mini-batch';
import { type Points } from '@/lib/ml/clustering/points';
import { silhouettes } from '@/lib/ml/clustering/silhouette';
import { bootstrapStability } from '@/lib/ml/clustering/stability';
import { standardised } from '@/lib/ml/clustering/transforms';
import { clusterMeans, validityOf } from '@/lib/ml/clustering/validity';
import { cutTree, MOST_WARD, wardMerges } from '@/lib/ml/clustering/ward';
import { AppError } from '@/lib/schemas/app-error';
import { columnOf, readTable, type Table } from '@/lib/services/tables/read-table';

export const clusterMethods = ['k-means', 'mini-batch', 'ward'] as const;

export interface ClusterFileInput {
  readonly data: string;
  readonly k: number;
  readonly method: (typeof clusterMethods)[number];
  /** Names of the columns to use; absent: all that hold numbers and are no ids. */
  readonly columns?: readonly string[] | undefined;
  readonly standardise: boolean;
  /** A column that says to which group each row really belongs. */
  readonly truth?: string | undefined;
  readonly starts: number;
  readonly seed: number;
  /** Bootstrap draws of the stability; 0: not computed. */
  readonly draws: number;
}

export interface FileClusters {
  readonly rows: number;
  readonly columns: readonly string[];
  readonly leftOut: readonly { readonly column: string; readonly why: 'text' | 'id' | 'truth' }[];
  readonly clusters: readonly { readonly size: number; readonly centre: Readonly<Record<string, number>> }[];
  readonly inertia: number;
  readonly silhouette: number;
  /** How many rows the silhouette looked at. */
  readonly silhouetteOf: number;
  readonly daviesBouldin: number;
  readonly calinskiHarabasz: number;
  readonly stability: number | null;
  readonly adjustedRandIndex: number | null;
  /** Cluster of each row, in the order of the file; the largest cluster is 0. */
  readonly labels: readonly number[];
}

/** A column of numbers that only count or name the rows. */
const isId = (name: string, values: readonly number[]) =>
  /(^|[^a-z])(id|index|row|no|nr|number)$|ID$|^#$/i.test(name) &&
  values.every(Number.isInteger) &&
  new Set(values).size === values.length;

function chooseColumns(table: Table, { columns, truth }: ClusterFileInput) {
  const leftOut: { column: string; why: 'text' | 'id' | 'truth' }[] = [];
  const cells = (at: number) => table.rows.map((row) => parseNumber(row[at] ?? ''));
  if (columns)
    return { chosen: columns.map((name) => ({ name, values: cells(columnOf(table, name)) })), leftOut };
  const chosen = table.columns.flatMap((name, at) => {
    const values = cells(at);
    const known = values.filter((value) => value !== null);
    const why =
      name === truth
        ? 'truth'
        : known.length * 2 < values.length
          ? 'text'
          : known.length === values.length && isId(name, known)
            ? 'id'
            : null;
    if (why === null) return [{ name, values }];
    leftOut.push({ column: name, why });
    return [];
  });
  return { chosen, leftOut };
}

function readPoints(table: Table, input: ClusterFileInput) {
  const { chosen, leftOut } = chooseColumns(table, input);
  if (chosen.length === 0)
    throw new AppError('not-enough-data', `${table.file} has no column of numbers to find clusters by.`);
  const [rows, cols] = [table.rows.length, chosen.length];
  const values = new Float32Array(rows * cols);
  chosen.forEach(({ name, values: column }, d) =>
    column.forEach((value, row) => {
      if (value === null) {
        const cell = table.rows[row]?.[columnOf(table, name)] ?? '';
        const what = cell === '' ? 'is empty' : `is "${cell.slice(0, 40)}", not a number`;
        throw new AppError(
          'unreadable-file',
          `${table.file}, line ${table.lines[row]}: ${name} ${what}. Mend it, or choose other columns with --columns.`,
        );
      }
      values[row * cols + d] = value;
    }),
  );
  return {
    points: { rows, cols, values } satisfies Points,
    columns: chosen.map(({ name }) => name),
    leftOut,
  };
}

function labelsOf(points: Points, { method, k, starts, seed }: ClusterFileInput): Int32Array {
  if (points.rows < k)
    throw new AppError('not-enough-data', `There are ${points.rows} rows: too few for ${k} clusters.`);
  if (method === 'mini-batch') return miniBatchKMeans(points, { k, seed, starts }).labels;
  if (method === 'k-means') return kMeans(points, { k, seed, starts }).labels;
  if (points.rows > MOST_WARD)
    throw new AppError(
      'too-large',
      `Ward's method takes at most ${MOST_WARD} rows, not ${points.rows}. Use k-means.`,
    );
  return cutTree(wardMerges(points), points.rows, k);
}

/** Numbers clusters by size, the largest first. */
function bySize(labels: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label]!++;
  const order = Array.from(sizes.keys()).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  return labels.map((label) => order.indexOf(label));
}

/** Finds clusters among the rows of a file. Inertia, silhouette and the others are of the columns as they were clustered. */
export async function clusterFile(input: ClusterFileInput): Promise<FileClusters> {
  const table = await readTable(input.data);
  const { points: raw, columns, leftOut } = readPoints(table, input);
  const truth = input.truth === undefined ? undefined : columnOf(table, input.truth);
  const points = input.standardise ? standardised(raw) : raw;
  const { k, seed, draws } = input;
  const labels = bySize(labelsOf(points, input), k);
  const [silhouette] = silhouettes(points, [{ labels, k }], { seed });
  const { means } = clusterMeans(points, labels, k);
  // Centres are told in the file's own units.
  const own = clusterMeans(raw, labels, k);
  const groups = new Map<string, number>();
  const groupOf = (name: string) => groups.get(name) ?? (groups.set(name, groups.size), groups.size - 1);
  return {
    rows: points.rows,
    columns,
    leftOut,
    clusters: Array.from(own.sizes, (size, cluster) => ({
      size,
      centre: Object.fromEntries(columns.map((name, d) => [name, own.means[cluster * points.cols + d]!])),
    })),
    inertia: inertiaOf(points, labels, means),
    silhouette: silhouette?.mean ?? Number.NaN,
    silhouetteOf: silhouette?.looked ?? 0,
    ...validityOf(points, labels, k),
    stability: draws > 0 ? bootstrapStability(points, labels, k, { draws, seed }) : null,
    adjustedRandIndex:
      truth === undefined
        ? null
        : adjustedRandIndex(
            labels,
            table.rows.map((row) => groupOf(row[truth] ?? '')),
          ),
    labels: [...labels],
  };
}
