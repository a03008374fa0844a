import type { Random } from '@/lib/ml/random';
import { type Points, squaredDistance } from './points';

/**
 * First centres by k-means++ (Arthur & Vassilvitskii 2007): each next one is a point drawn with a probability proportional to its
 * squared distance from the nearest centre so far; of 2 + ln k drawn, the one that brings the sum of these down most.
 * @returns k × cols
 */
export function seedCentres({ rows, cols, values }: Points, k: number, random: Random): Float64Array {
  const centres = new Float64Array(k * cols);
  const nearest = new Float64Array(rows).fill(Infinity);
  const tries = 2 + Math.floor(Math.log(k));
  let closer = new Float64Array(rows);
  let best = new Float64Array(rows);
  /** Writes the squared distances to the nearest centre, `row` being one too; gives their sum. */
  const with_ = (row: number, out: Float64Array) => {
    let sum = 0;
    for (let other = 0; other < rows; other++) {
      const apart = squaredDistance(values, other, values, row, cols);
      const least = apart < nearest[other]! ? apart : nearest[other]!;
      out[other] = least;
      sum += least;
    }
    return sum;
  };
  const draw = (total: number) => {
    let left = random.next() * total;
    for (let row = 0; row < rows; row++) if ((left -= nearest[row]!) < 0) return row;
    return random.below(rows);
  };
  let total = 0;
  for (let cluster = 0; cluster < k; cluster++) {
    let chosen = cluster === 0 ? random.below(rows) : draw(total);
    let least = with_(chosen, best);
    for (let more = 1; cluster > 0 && more < tries; more++) {
      const row = draw(total);
      const sum = with_(row, closer);
      if (sum >= least) continue;
      [least, chosen] = [sum, row];
      [best, closer] = [closer, best];
    }
    nearest.set(best);
    total = least;
    for (let d = 0; d < cols; d++) centres[cluster * cols + d] = values[chosen * cols + d]!;
  }
  return centres;
}
