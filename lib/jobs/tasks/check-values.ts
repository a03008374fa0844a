import { type AnyRecommender } from '@/lib/ml/recommender';
import { Refusal } from '@/lib/ml/refusal';

/**
 * Refuses to fit what learns how values differ, itself or as a part, on values that are all alike.
 * @throws Refusal that says what to choose instead
 */
export function checkValues(recommender: AnyRecommender, params: unknown, values: Float32Array): void {
  const all = [recommender, ...recommender.parts(params).map((part) => part.recommender)];
  const learner = all.find(({ traits }) => traits.learnsValues);
  if (learner && values.every((value) => value === values[0]))
    throw new Refusal(
      `${learner.title} learns how values differ, and all values of this feedback are alike. Choose another feedback, or another algorithm.`,
    );
}
