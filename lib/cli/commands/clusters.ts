import { z } from 'zod';
import { type Command, UsageError } from '@/lib/cli/command';
import { filePath } from '@/lib/cli/file-path';
import { table } from '@/lib/cli/output';
import { clusterFile, clusterMethods, type FileClusters } from '@/lib/services/clustering/cluster-file';

const digits = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)).toString() : '–');

function textOf(found: FileClusters): string {
  const { clusters, columns, leftOut } = found;
  const rows = clusters.map(({ size, centre }, at) => [
    at,
    size,
    ...columns.map((name) => digits(centre[name] ?? Number.NaN)),
  ]);
  const figures: [string, number | null][] = [
    ['inertia', found.inertia],
    ['silhouette', found.silhouette],
    ['Davies-Bouldin', found.daviesBouldin],
    ['Calinski-Harabasz', found.calinskiHarabasz],
    ['stability', found.stability],
    ['adjusted Rand index', found.adjustedRandIndex],
  ];
  return [
    table(['cluster', 'rows', ...columns], rows),
    '',
    ...figures.flatMap(([name, value]) => (value === null ? [] : `${name}: ${digits(value)}`)),
    ...(found.silhouetteOf < found.rows
      ? [`(silhouette of ${found.silhouetteOf} rows drawn at random)`]
      : []),
    ...(leftOut.length > 0
      ? [`left out: ${leftOut.map(({ column, why }) => `${column} (${why})`).join(', ')}`]
      : []),
  ].join('\n');
}

/** Finds clusters in a file of numbers. */
export const clusters: Command = {
  name: 'clusters',
  usage:
    'clusters --data FILE --k N [--columns A,B] [--standardise] [--truth COLUMN] [--method k-means|mini-batch|ward]',
  help: 'Find clusters among the rows of a table, and say how good they are',
  positionals: 0,
  options: {
    data: { type: 'string', help: 'table of numbers: CSV, TSV, JSONL, xlsx' },
    k: { type: 'string', help: 'how many clusters' },
    columns: { type: 'string', help: 'columns to use; all that hold numbers and are no ids' },
    standardise: { type: 'boolean', help: 'each column less its mean, by its standard deviation' },
    truth: { type: 'string', help: 'column with the true groups: adjusted Rand index' },
    method: { type: 'string', help: clusterMethods.join(', ') },
    starts: { type: 'string', help: 'how often k-means begins anew, 20' },
    draws: { type: 'string', help: 'bootstrap draws for the stability, 0' },
    labels: { type: 'boolean', help: 'with --json: the cluster of every row' },
    seed: { type: 'string', help: '42' },
  },
  async run(call) {
    const data = filePath(call.needed('data'));
    call.needed('k');
    const k = call.number('k', 0, { min: 1, max: 1000 });
    const method = z.enum(clusterMethods).safeParse(call.text('method') ?? 'k-means');
    if (!method.success) throw new UsageError(`--method must be one of ${clusterMethods.join(', ')}.`);
    const found = await clusterFile({
      data,
      k,
      method: method.data,
      columns: call
        .text('columns')
        ?.split(',')
        .map((name) => name.trim()),
      standardise: call.flag('standardise'),
      truth: call.text('truth'),
      starts: call.number('starts', 20, { min: 1, max: 1000 }),
      draws: call.number('draws', 0, { min: 0, max: 1000 }),
      seed: call.number('seed', 42, { min: 0, max: 2 ** 31 - 1 }),
    });
    const { labels, ...rest } = found;
    const input = { k, method: method.data, standardised: call.flag('standardise') };
    return { json: { ...input, ...rest, ...(call.flag('labels') && { labels }) }, text: textOf(found) };
  },
};
