import { type AnyRecommender } from '@/lib/ml/recommender';

/** Names of the parameters that a search varies, those of an algorithm's parts with their prefix. */
export const searchedParams = (recommender: AnyRecommender, params: unknown): string[] => [
  ...Object.keys(recommender.ranges),
  ...recommender
    .parts(params)
    .flatMap((part) => Object.keys(part.recommender.ranges).map((name) => part.prefix + name)),
];
