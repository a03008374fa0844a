import 'server-only';
import { historyOf } from '@/lib/ml/evaluate';
import { entriesOf, matrixOf } from '@/lib/ml/interactions';
import { similarityMetricOf } from '@/lib/ml/similarity/metrics';
import { similarRows } from '@/lib/ml/similarity/one-row';
import { rowNorms } from '@/lib/ml/similarity/pairwise';
import { prepareRows } from '@/lib/ml/similarity/weighting';
import { transpose } from '@/lib/ml/csr';
import { AppError } from '@/lib/schemas/app-error';
import { fitOnFile, type FitOnFileInput } from './fit-on-file';
import { type FileInteractions, readInteractions } from './read-interactions';

export interface FileRecommendation {
  readonly rank: number;
  readonly item: string;
  readonly title: string | null;
  readonly score: number;
  readonly because: readonly {
    readonly kind: 'item' | 'customer';
    readonly id: string;
    readonly title: string | null;
    readonly contribution: number;
  }[];
}

/** Fits an algorithm on a file and recommends to one of its customers. */
export async function recommendFromFile(
  input: FitOnFileInput & { data: string; customer: string; k: number },
): Promise<FileRecommendation[]> {
  const read = await readInteractions([input.data]);
  const { customers, items, titles } = read;
  const row = customers.indexOf(input.customer);
  if (row === undefined) throw new AppError('not-found', `The file has no customer "${input.customer}".`);
  const { model, matrix } = await fitOnFile(read, input);
  const history = historyOf(matrix, row);
  return model.recommend(history, { k: input.k }).items.map(({ item, score }, at) => ({
    rank: at + 1,
    item: items.idOf(item),
    title: titles.get(items.idOf(item)) ?? null,
    score,
    because: model.explain(history, item).map(({ kind, index, value }) => {
      const id = kind === 'item' ? items.idOf(index) : customers.idOf(index);
      return { kind, id, title: kind === 'item' ? (titles.get(id) ?? null) : null, contribution: value };
    }),
  }));
}

export interface FileNeighbour {
  readonly id: string;
  readonly title: string | null;
  readonly similarity: number;
  readonly shared: number;
}

const idsOf = ({ customers, items }: FileInteractions, of: 'customer' | 'item') =>
  of === 'customer' ? customers : items;

/** The customers or items of a file most similar to one of them. */
export async function similarFromFile(input: {
  data: string;
  of: 'customer' | 'item';
  id: string;
  metric: string;
  k: number;
  shrinkage: number;
}): Promise<FileNeighbour[]> {
  const metric = similarityMetricOf(input.metric);
  const read = await readInteractions([input.data]);
  const ids = idsOf(read, input.of);
  const row = ids.indexOf(input.id);
  if (row === undefined || !read.logs[0])
    throw new AppError('not-found', `The file has no ${input.of} "${input.id}".`);
  const matrix = matrixOf(entriesOf(read.logs[0], read.hasRatings ? 'ratings' : 'binary'));
  const rows = prepareRows(
    input.of === 'customer' ? matrix : transpose(matrix),
    'none',
    metric.centersFeatures,
  );
  return similarRows(rows, transpose(rows), rowNorms(rows), row, input).map((other) => {
    const id = ids.idOf(other.row);
    return {
      id,
      title: input.of === 'item' ? (read.titles.get(id) ?? null) : null,
      similarity: other.similarity,
      shared: other.shared,
    };
  });
}
