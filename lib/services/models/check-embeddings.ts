import 'server-only';
import { type Model } from '@/lib/ml/model';
import { recommenders } from '@/lib/ml/recommenders';
import { saidError } from '@/lib/schemas/said-error';

/** Throws `invalid-input` where a model has no vectors of items and customers, and names the algorithms that have. */
export function checkEmbeddings(model: Model): void {
  if (model.hasEmbeddings) return;
  const having = recommenders.filter(({ traits }) => traits.hasEmbeddings).map(({ title }) => title);
  throw saidError('invalid-input', 'noVectors', {
    algorithm: model.recommender.title,
    having: having.join(', '),
  });
}
