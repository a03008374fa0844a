import type { Csr } from '@/lib/ml/csr';
import type { History } from '@/lib/ml/recommender';
import type { RankedRow } from './nearest-rows';
import { onScale, type RatingScale, ratingScale } from './rating-scale';

/** What the neighbours of a history say of each item: Σ s·(r − μ) and Σ |s|, one element an item. */
interface Said {
  readonly above: Float64Array;
  readonly weight: Float64Array;
}

/**
 * Ratings by the neighbours of a history (Resnick et al. 1994): r̂_ui = μ_u + Σ_{v ∈ N(u)} s_uv (r_vi − μ_v) / Σ |s_uv|, v over the
 * neighbours that rated i, on the scale of the ratings. Without any such neighbour that is μ_u; a shopper without ratings has the
 * mean of all.
 */
export class NeighbourRatings {
  #scale: RatingScale | undefined;
  /** One history is asked of many items. */
  readonly #said = new WeakMap<History, Said>();

  /** @param ratings of the fitted customers, customers × items */
  constructor(readonly ratings: Csr) {}

  predict(history: History, item: number, neighbours: () => readonly RankedRow[]): number {
    const scale = (this.#scale ??= ratingScale(this.ratings));
    const count = history.weights.length;
    const own = count === 0 ? scale.mean : history.weights.reduce((sum, value) => sum + value, 0) / count;
    let said = this.#said.get(history);
    if (!said) this.#said.set(history, (said = this.#gather(neighbours(), scale)));
    const weight = said.weight[item]!;
    return onScale(own + (weight > 0 ? said.above[item]! / weight : 0), scale);
  }

  #gather(neighbours: readonly RankedRow[], { means }: RatingScale): Said {
    const { indptr, indices, data, cols } = this.ratings;
    const [above, weight] = [new Float64Array(cols), new Float64Array(cols)];
    for (const { row, similarity } of neighbours)
      for (let at = indptr[row]!; at < indptr[row + 1]!; at++) {
        above[indices[at]!]! += similarity * (data[at]! - means[row]!);
        weight[indices[at]!]! += Math.abs(similarity);
      }
    return { above, weight };
  }
}
