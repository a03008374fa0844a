import 'server-only';
import { historyOf } from '@/lib/ml/evaluate';
import { entriesOf, matrixOf } from '@/lib/ml/interactions';
import { Model } from '@/lib/ml/model';
import { recommenderOf } from '@/lib/ml/recommenders';
import { similarityMetricOf } from '@/lib/ml/similarity/metrics';
import { similarRows } from '@/lib/ml/similarity/one-row';
import { rowNorms } from '@/lib/ml/similarity/pairwise';
import { prepareRows } from '@/lib/ml/similarity/weighting';
import { transpose } from '@/lib/ml/csr';
import { AppError } from '@/lib/schemas/app-error';
import { preferredFeedback } from './evaluate-files';
import { type FileInteractions, readInteractions } from './read-interactions';
import { readProducts } from './read-products';

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
export async function recommendFromFile(input: {
  data: string;
  /** File of products: what content-based algorithms go by. */
  products?: string | undefined;
  customer: string;
  algorithm: string;
  params: unknown;
  k: number;
  seed: number;
}): Promise<FileRecommendation[]> {
  const recommender = recommenderOf(input.algorithm);
  const read = await readInteractions([input.data]);
  const { logs, customers, items, titles, hasRatings } = read;
  const row = customers.indexOf(input.customer);
  if (row === undefined || !logs[0])
    throw new AppError('not-found', `The file has no customer "${input.customer}".`);
  const catalogue = await readProducts(input.products, read);
  const entries = entriesOf(logs[0], preferredFeedback(recommender, hasRatings));
  const matrix = matrixOf(entries, undefined, 1, catalogue);
  const popularity = new Float32Array(matrix.cols);
  for (const item of matrix.indices) popularity[item] = (popularity[item] ?? 0) + 1;
  const model = new Model(
    recommender,
    await recommender.fit(matrix, input.params, { seed: input.seed, progress: () => {} }),
    popularity,
  );
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
