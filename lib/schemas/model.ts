import { z } from 'zod';
import { algorithmIds } from './algorithm-ids';
import { type Interval, type Verdict } from './comparison';
import { type Reason } from './recommendation';

export const algorithmId = z.enum(algorithmIds);
export type AlgorithmId = z.infer<typeof algorithmId>;

export const splitInput = z.object({
  kind: z.enum(['random', 'leave-last-one-out', 'temporal', 'k-fold']).default('random'),
  /** Share of each customer's interactions (random) or of the time span's interactions (temporal) that is held out. */
  testRatio: z.number().min(0.05).max(0.5).default(0.2),
  /** Parts that each customer's interactions are cut into, each held out once (k-fold); 5 where it is not said. */
  folds: z.number().int().min(2).max(10).optional(),
});
export type SplitInput = z.infer<typeof splitInput>;

/** What the matrix is made of: binary (any interaction = 1), ratings (latest rating), implicit (weights per kind, summed). */
export const feedbackKind = z.enum(['binary', 'ratings', 'implicit']);
export type FeedbackKind = z.infer<typeof feedbackKind>;

export const startTrainingInput = z.object({
  algorithm: algorithmId,
  /** Checked again by the algorithm's own schema. */
  params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
  feedback: feedbackKind.default('binary'),
  split: splitInput.default({ kind: 'random', testRatio: 0.2 }),
  k: z.number().int().min(1).max(100).default(10),
  seed: z.number().int().min(0).max(2_147_483_647).default(42),
});
export type StartTrainingInput = z.infer<typeof startTrainingInput>;

/** Everything needed to run a judgement again and get the same digits. */
export interface Protocol {
  readonly feedback: FeedbackKind;
  readonly split: SplitInput | { readonly kind: 'given' };
  readonly k: number;
  readonly seed: number;
  /** Hash of the interactions that were read. */
  readonly dataHash: string;
  readonly dataVersion: number | null;
  /** Which products compete for the K places. */
  readonly candidates: 'all-unseen-in-train';
  readonly trainInteractions: number;
  readonly testInteractions: number;
  /** Customers with at least one test interaction: the mean is over them. */
  readonly judgedCustomers: number;
  readonly customers: number;
  readonly products: number;
  readonly version: string;
}

export interface ModelRunView {
  readonly id: string;
  readonly algorithm: AlgorithmId;
  readonly params: Readonly<Record<string, number | string | boolean>>;
  readonly protocol: Protocol;
  /** Metric id ('ndcg@10') → mean; null while it trains. */
  readonly metrics: Readonly<Record<string, number>> | null;
  /** Ranking metric id ('ndcg@10') → mean with its 95 % interval (bootstrap over customers); empty for runs of old. */
  readonly intervals: Readonly<Record<string, Interval>>;
  /** Seconds of one fit on what was not held out, and of judging it. */
  readonly fitSeconds: number | null;
  readonly scoreSeconds: number | null;
  readonly stateBytes: number;
  /** Against the baselines that were judged along with it. */
  readonly verdicts: readonly Verdict[];
  /** The run whose input was used again, and whether every digit came out the same: null where the data had changed since. */
  readonly repeatOf: { readonly runId: string; readonly isEqual: boolean | null } | null;
  readonly isCurrent: boolean;
  readonly isArchived: boolean;
  /** The shop's data changed since. */
  readonly isStale: boolean;
  readonly createdAt: string;
}

/** One field of a training form, drawn from the algorithm's own parameter schema. */
export interface ParamField {
  readonly name: string;
  /** `algorithms`: ids with commas between them. */
  readonly type: 'integer' | 'number' | 'choice' | 'boolean' | 'algorithms';
  readonly default: number | string | boolean;
  readonly min: number | null;
  readonly max: number | null;
  readonly choices: readonly string[] | null;
  /** English sentence of the schema; the browser shows its translation where messages have one. */
  readonly description: string;
  /** The algorithm inside another that it belongs to: its name then begins with that id and a dot. */
  readonly member?: AlgorithmId;
}

export interface AlgorithmInfo {
  readonly id: AlgorithmId;
  readonly title: string;
  readonly explains: 'exact' | 'approximate' | 'none';
  readonly source: string;
  /** What it learns best from in this shop. */
  readonly feedback: FeedbackKind;
  /** Works on the order of histories. */
  readonly isSequential: boolean;
  /** Every model of it has vectors of products and customers. */
  readonly hasEmbeddings: boolean;
  readonly fields: readonly ParamField[];
  /** Settings other than the defaults, by what they suit. */
  readonly presets: Readonly<
    Partial<Record<'quick' | 'thorough', Readonly<Record<string, number | string | boolean>>>>
  >;
  /** Parameters that a search varies. */
  readonly searched: readonly string[];
}

/** One change of the shop's current model. */
export interface PromotionView {
  /** Null where the run was deleted since, or the shop was left without a model. */
  readonly runId: string | null;
  /** The run's algorithm, also after it was deleted; null where the shop was left without a model. */
  readonly algorithm: string | null;
  /** An earlier model was brought back. */
  readonly isRollback: boolean;
  /** This is the run that a rollback would bring back. */
  readonly isRollbackTarget: boolean;
  readonly at: string;
}

export const whyNotInput = z.object({
  runId: z.uuid().optional(),
  customerId: z.coerce.number().int(),
  productId: z.coerce.number().int(),
  k: z.coerce.number().int().min(1).max(100).default(10),
});
export type WhyNotInput = z.infer<typeof whyNotInput>;

/** Why an item is not among the first K: the decision, step by step. */
export interface DecisionTrace {
  /** The model that decides. */
  readonly runId: string;
  readonly algorithm: AlgorithmId;
  readonly explains: AlgorithmInfo['explains'];
  /** The customer has no history that the model knows: popularity decides. */
  readonly isFallback: boolean;
  /** `seen`: left out because the customer has it; `unknown`: the model never met it; `outranked`: others score higher; `recommended`: it is in the list. */
  readonly outcome: 'seen' | 'unknown' | 'outranked' | 'recommended';
  /** Place among the candidates, 1 = best; null where it takes no part. */
  readonly rank: number | null;
  /** Items that the customer has not, and the model has met. */
  readonly candidates: number;
  readonly score: number | null;
  /** Score of the item on the last place of the list. */
  readonly threshold: number | null;
  /** What speaks for and against it, the strongest first; with `restContribution`, exact models' add up to the score. */
  readonly reasons: readonly Reason[];
  readonly restContribution: number;
}
