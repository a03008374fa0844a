import { type Csr, transpose } from './csr';
import type { Scorer } from './recommender';

type RatingPredictor = Required<Pick<Scorer, 'predictRating'>>;

/** Mean of all ratings; 0 where there is none. */
function meanOf({ data }: Csr): number {
  return data.length === 0 ? 0 : data.reduce((sum, value) => sum + value, 0) / data.length;
}

/** The mean of all ratings, for everyone and everything: the baseline of baselines. */
export function meanBaseline(ratings: Csr): RatingPredictor {
  const mean = meanOf(ratings);
  return { predictRating: () => mean };
}

/** Pseudo-ratings of value 0 that pull the biases of items and customers towards 0, and how often both are solved in turn. */
const ITEM_SHRINKAGE = 10;
const CUSTOMER_SHRINKAGE = 15;
const SWEEPS = 10;

/**
 * r̂_ui = μ + b_u + b_i with shrunken biases by alternating least squares (Koren 2010, Factor in the Neighbors, section 2.1): what
 * customers and items are like without any interplay. The bias of a customer is solved from the history.
 */
export function biasBaseline(ratings: Csr): RatingPredictor {
  const mean = meanOf(ratings);
  const items = new Float64Array(ratings.cols);
  const customers = new Float64Array(ratings.rows);
  const solve = (side: Csr, own: Float64Array, other: Float64Array, shrinkage: number) => {
    for (let row = 0; row < side.rows; row++) {
      const [from, end] = [side.indptr[row]!, side.indptr[row + 1]!];
      let sum = 0;
      for (let at = from; at < end; at++) sum += side.data[at]! - mean - other[side.indices[at]!]!;
      own[row] = sum / (end - from + shrinkage);
    }
  };
  const byItem = transpose(ratings);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    solve(byItem, items, customers, ITEM_SHRINKAGE);
    solve(ratings, customers, items, CUSTOMER_SHRINKAGE);
  }
  return {
    predictRating(history, item) {
      const sum = history.items.reduce(
        (total, from, at) => total + history.weights[at]! - mean - items[from]!,
        0,
      );
      return mean + items[item]! + sum / (history.items.length + CUSTOMER_SHRINKAGE);
    },
  };
}
