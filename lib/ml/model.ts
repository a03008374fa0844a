import { topItems } from './rank';
import type { AnyRecommender, Contribution, History, Ranked, Scorer, State } from './recommender';

export interface RecommendOptions {
  readonly k?: number;
  /** Also recommend what the history already has. */
  readonly includeSeen?: boolean;
}

export interface RecommendedList {
  readonly items: readonly Ranked[];
  /** The history was empty: the most popular items are given instead. */
  readonly isFallback: boolean;
}

/**
 * A fitted recommender, with everything that no algorithm should repeat: seen items, top K, ties, the fall back to
 * popularity for an empty history.
 */
export class Model {
  readonly #scorer: Scorer;
  readonly #scores: Float32Array;
  readonly #skip: Uint8Array;

  /**
   * @param popularity how many customers turned to each item: its length is the number of items
   */
  constructor(
    readonly recommender: AnyRecommender,
    state: State,
    readonly popularity: Float32Array,
  ) {
    this.#scorer = recommender.open(state);
    this.#scores = new Float32Array(popularity.length);
    this.#skip = new Uint8Array(popularity.length);
  }

  get items(): number {
    return this.popularity.length;
  }

  /** One score per item; the array is used again by the next call. */
  score(history: History): Float32Array {
    this.#scorer.score(history, this.#scores);
    return this.#scores;
  }

  recommend(history: History, { k = 10, includeSeen = false }: RecommendOptions = {}): RecommendedList {
    const isFallback = history.items.length === 0;
    const scores = isFallback ? this.popularity : this.score(history);
    if (!includeSeen) for (const item of history.items) this.#skip[item] = 1;
    const items = topItems(scores, k, this.#skip);
    for (const item of history.items) this.#skip[item] = 0;
    return { items, isFallback };
  }

  /** Contributions to the score of an item, the strongest first; empty where the algorithm gives everyone the same. */
  explain(history: History, item: number): Contribution[] {
    const all = this.#scorer.explain?.(history, item) ?? [];
    return all
      .filter(({ value }) => value !== 0)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.index - b.index);
  }

  similarItems(item: number, k = 10): Ranked[] {
    return this.#scorer.similarItems?.(item, k) ?? [];
  }
}
