/** One customer's ranking against what the customer really turned to. */
export interface Judgement {
  /** Recommended items, best first, at most K. */
  readonly ranked: readonly number[];
  readonly relevant: ReadonlySet<number>;
  readonly k: number;
}

/** A ranking metric: one number in 0..1 a customer; the reported one is the mean over customers with relevant items. */
export interface RankingMetric {
  readonly id: string;
  of(judgement: Judgement): number;
}
