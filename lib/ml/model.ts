import { openScoreBoard, type ScoreBoard } from './kernels/score-board';
import { leaveOneOut } from './leave-one-out';
import { nearestVectors } from './similarity/nearest-vectors';
import type {
  AnyRecommender,
  Contribution,
  Embeddings,
  History,
  Ranked,
  Scorer,
  State,
  Traits,
} from './recommender';

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
 * A fitted recommender, with everything that no algorithm should repeat: seen items, items that it has never met, top K, ties, the
 * fall back to popularity for an empty history. What it recommends is what evaluate() would judge.
 */
export class Model {
  readonly #scorer: Scorer;
  readonly #board: ScoreBoard;

  /**
   * @param popularity how many customers turned to each item: its length is the number of items
   */
  constructor(
    readonly recommender: AnyRecommender,
    state: State,
    readonly popularity: Float32Array,
  ) {
    this.#scorer = recommender.open(state);
    this.#board = openScoreBoard(popularity.length);
    popularity.forEach((_, item) => (this.#board.skip[item] = this.knows(item) ? 0 : 1));
  }

  get items(): number {
    return this.popularity.length;
  }

  /** Whether it has met an item: somebody turned to it, or the algorithm reads the catalogue. It can judge no other. */
  knows(item: number): boolean {
    return this.popularity[item]! > 0 || this.recommender.traits.readsCatalogue === true;
  }

  /** How true its explanations are: most algorithms' are so by nature, a blend's as its members' are. */
  get explains(): Traits['explains'] {
    return this.#scorer.explains ?? this.recommender.traits.explains;
  }

  /** Whether there are vectors of items and of shoppers. */
  get hasEmbeddings(): boolean {
    return this.#scorer.itemEmbeddings !== undefined && this.#scorer.customerEmbedding !== undefined;
  }

  /** Whether it can tell which items are similar to one. */
  get comparesItems(): boolean {
    return this.#scorer.similarItems !== undefined || this.#scorer.itemEmbeddings !== undefined;
  }

  /** One score per item; the array is used again by the next call. */
  score(history: History): Float32Array {
    this.#scorer.score(history, this.#board.scores);
    return this.#board.scores;
  }

  recommend(history: History, { k = 10, includeSeen = false }: RecommendOptions = {}): RecommendedList {
    const isFallback = history.items.length === 0;
    const isPlain = isFallback && !this.recommender.traits.scoresAnyone;
    const { scores, skip } = this.#board;
    if (isPlain) scores.set(this.popularity);
    else this.score(history);
    if (!includeSeen) for (const item of history.items) skip[item] = 1;
    const items = this.#board.top(k);
    for (const item of history.items) skip[item] = this.knows(item) ? 0 : 1;
    return { items, isFallback };
  }

  /**
   * Contributions to the score of an item, the strongest first; empty where the algorithm gives everyone the same. Where an
   * algorithm has no exact ones: what the score loses when one item leaves the history.
   */
  explain(history: History, item: number): Contribution[] {
    const all =
      this.#scorer.explain?.(history, item) ??
      (this.explains === 'approximate' ? leaveOneOut(this.#scorer, history, item, this.#board.scores) : []);
    return all
      .filter(({ value }) => value !== 0)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.index - b.index);
  }

  /** The k items most similar to one: by the algorithm itself, else by the cosine of its embeddings. */
  similarItems(item: number, k = 10): Ranked[] {
    const own = this.#scorer.similarItems?.(item, k);
    if (own) return own;
    const embeddings = this.#scorer.itemEmbeddings?.();
    return embeddings ? nearestVectors(embeddings, item, k) : [];
  }

  /** Vectors of the items; null where the algorithm has none. */
  itemEmbeddings(): Embeddings | null {
    return this.#scorer.itemEmbeddings?.() ?? null;
  }

  /** The shopper as a vector; null where the algorithm has none. */
  customerEmbedding(history: History): Float32Array | null {
    return this.#scorer.customerEmbedding?.(history) ?? null;
  }

  /** The rating that the shopper would give an item; null where the algorithm foretells none. */
  predictRating(history: History, item: number): number | null {
    return this.#scorer.predictRating?.(history, item) ?? null;
  }
}
