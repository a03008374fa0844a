import type { History } from '@/lib/ml/recommender';
import { onScale, type RatingScale } from './rating-scale';

/** Items with those most similar to each, and what they are rated like: `means` has one element an item. */
interface RatedItems extends RatingScale {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly weights: Float32Array;
}

/**
 * The rating of an item by the items like it: r̂_ui = μ_i + Σ_{j ∈ history ∩ N(i)} s_ij (r_uj − μ_j) / Σ |s_ij|, the prediction by
 * neighbours with customers and items exchanged (Sarwar et al. 2001), on the scale of the ratings. Where the history has nothing
 * like it, that is μ_i.
 */
export function predictByItems(items: RatedItems, { items: seen, weights }: History, item: number): number {
  const { starts, others, means } = items;
  const ratingOf = new Map<number, number>();
  seen.forEach((other, at) => ratingOf.set(other, weights[at]!));
  let [above, weight] = [0, 0];
  for (let at = starts[item]!; at < starts[item + 1]!; at++) {
    const rating = ratingOf.get(others[at]!);
    if (rating === undefined) continue;
    above += items.weights[at]! * (rating - means[others[at]!]!);
    weight += Math.abs(items.weights[at]!);
  }
  return onScale(means[item]! + (weight > 0 ? above / weight : 0), items);
}
