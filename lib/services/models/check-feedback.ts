import 'server-only';
import { recommenderOf } from '@/lib/ml/recommenders';
import { saidError } from '@/lib/schemas/said-error';
import { type StartTrainingInput } from '@/lib/schemas/model';

/** Refuses feedback that is 1 throughout where an algorithm, or a part of it, learns how values differ. */
export function checkFeedback({
  algorithm,
  params,
  feedback,
}: Pick<StartTrainingInput, 'algorithm' | 'params' | 'feedback'>): void {
  const recommender = recommenderOf(algorithm);
  const all = [recommender, ...recommender.parts(params).map((part) => part.recommender)];
  const learner = all.find(({ traits }) => traits.learnsValues);
  if (learner && feedback === 'binary')
    throw saidError('invalid-input', 'allOnes', { algorithm: learner.title });
}
