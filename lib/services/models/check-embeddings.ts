import 'server-only';
import { type Model } from '@/lib/ml/model';
import { recommenders } from '@/lib/ml/recommenders';
import { AppError } from '@/lib/schemas/app-error';

/** Throws `invalid-input` where a model has no vectors of items and customers, and names the algorithms that have. */
export function checkEmbeddings(model: Model): void {
  if (model.hasEmbeddings) return;
  const having = recommenders.filter(({ traits }) => traits.hasEmbeddings).map(({ title }) => title);
  throw new AppError(
    'invalid-input',
    `${model.recommender.title} has no vectors of products and customers. These have: ${having.join(', ')}.`,
  );
}
