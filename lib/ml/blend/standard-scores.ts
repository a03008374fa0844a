import type { AnyRecommender, History, Scorer } from '@/lib/ml/recommender';
import { historyFor } from './members';

/**
 * One shopper's scores on a common scale: divided by their standard deviation over the items that the shopper could be
 * recommended. Of a z-score that is all that matters: its mean is the same for every item and changes no order.
 */
export class StandardScores {
  /** Raw scores of the last scorer that was asked. */
  readonly raw: Float32Array;
  readonly #isKnown: Uint8Array;
  readonly #isCandidate: Uint8Array;

  /** @param isKnown 1 for each item that train knows */
  constructor(isKnown: Uint8Array) {
    this.raw = new Float32Array(isKnown.length);
    this.#isKnown = isKnown;
    this.#isCandidate = isKnown.slice();
  }

  /** Scores a history, and says what its raw scores must be multiplied by: 0 where they tell no item from another. */
  factor(recommender: AnyRecommender, scorer: Scorer, history: History): number {
    scorer.score(historyFor(recommender, history), this.raw);
    for (const item of history.items) this.#isCandidate[item] = 0;
    const deviation = this.#deviation();
    for (const item of history.items) this.#isCandidate[item] = this.#isKnown[item]!;
    return deviation > 0 ? 1 / deviation : 0;
  }

  #deviation(): number {
    let [count, sum] = [0, 0];
    this.#isCandidate.forEach((candidate, item) => {
      if (candidate === 0) return;
      count++;
      sum += this.raw[item]!;
    });
    const mean = sum / count;
    let squares = 0;
    this.#isCandidate.forEach((candidate, item) => {
      if (candidate === 1) squares += (this.raw[item]! - mean) ** 2;
    });
    return count === 0 ? 0 : Math.sqrt(squares / count);
  }
}

/** Adds a member's standard scores, the mean over its seeds, to `out`, `weight` times. */
export function addScores(
  standard: StandardScores,
  member: { readonly recommender: AnyRecommender; readonly scorers: readonly Scorer[] },
  history: History,
  weight: number,
  out: Float32Array,
): void {
  for (const scorer of member.scorers) {
    const factor = (weight / member.scorers.length) * standard.factor(member.recommender, scorer, history);
    if (factor > 0) standard.raw.forEach((score, item) => (out[item]! += factor * score));
  }
}
