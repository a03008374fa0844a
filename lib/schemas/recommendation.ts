import { z } from 'zod';
import { type ProductSummary } from './product';

/** Ask for a customer's recommendations, or for those of a history that was only thought up (what-if). */
export const recommendInput = z.object({
  /** Without it the shop's current model answers. */
  runId: z.uuid().optional(),
  customerId: z.number().int().positive().optional(),
  /** Product ids, oldest first; replaces the customer's own history. */
  history: z.array(z.number().int().positive()).max(500).optional(),
  k: z.number().int().min(1).max(100).default(10),
  /** Also recommend what the history already has. */
  includeSeen: z.boolean().default(false),
});
export type RecommendInput = z.infer<typeof recommendInput>;

/** One summand of a score: exact models' contributions add up to it. */
export interface Reason {
  /** Product of the history that speaks for it, or customer (user-kNN) who vouches for it. */
  readonly kind: 'product' | 'customer' | 'popularity';
  readonly id: number | null;
  readonly label: string;
  readonly labelZh: string | null;
  readonly contribution: number;
}

export interface Recommendation {
  readonly rank: number;
  readonly product: ProductSummary;
  readonly score: number;
  /** Strongest first; `rest` is the sum of those not listed. */
  readonly reasons: readonly Reason[];
  readonly restContribution: number;
}

export interface RecommendationList {
  readonly runId: string;
  readonly algorithm: string;
  readonly explains: 'exact' | 'approximate' | 'none';
  /** The history was empty or unknown to the model: what most customers like is shown instead. */
  readonly isFallback: boolean;
  readonly historySize: number;
  readonly items: readonly Recommendation[];
  /** Server time for scoring and explaining, in milliseconds. */
  readonly milliseconds: number;
}
