import 'server-only';
import { entriesOf, matrixOf } from '@/lib/ml/interactions';
import { Model } from '@/lib/ml/model';
import { type TrainingData } from '@/lib/ml/recommender';
import { recommenderOf } from '@/lib/ml/recommenders';
import { AppError } from '@/lib/schemas/app-error';
import { preferredFeedback } from './evaluate-files';
import { type FileInteractions } from './read-interactions';
import { readProducts } from './read-products';

export interface FitOnFileInput {
  readonly algorithm: string;
  readonly params: unknown;
  readonly seed: number;
  /** File of products: what content-based algorithms go by. */
  readonly products?: string | undefined;
}

/** Fits an algorithm on all interactions of a file. */
export async function fitOnFile(
  read: FileInteractions,
  { algorithm, params, seed, products }: FitOnFileInput,
): Promise<{ model: Model; matrix: TrainingData }> {
  const recommender = recommenderOf(algorithm);
  const [log] = read.logs;
  if (!log) throw new AppError('not-enough-data', 'The file has no interactions.');
  const catalogue = await readProducts(products, read);
  const entries = entriesOf(log, preferredFeedback(recommender, read.hasRatings));
  const matrix = matrixOf(entries, undefined, 1, catalogue);
  const popularity = new Float32Array(matrix.cols);
  for (const item of matrix.indices) popularity[item] = (popularity[item] ?? 0) + 1;
  const state = await recommender.fit(matrix, params, { seed, progress: () => {} });
  return { model: new Model(recommender, state, popularity), matrix };
}
