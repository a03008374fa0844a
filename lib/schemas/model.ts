import { z } from 'zod';

export const algorithmIds = ['popularity', 'user-knn', 'item-knn', 'ease'] as const;
export const algorithmId = z.enum(algorithmIds);
export type AlgorithmId = z.infer<typeof algorithmId>;

export const splitInput = z.object({
  kind: z.enum(['random', 'leave-last-one-out', 'temporal']).default('random'),
  /** Share of each customer's interactions (random) or of the time span's interactions (temporal) that is held out. */
  testRatio: z.number().min(0.05).max(0.5).default(0.2),
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
  readonly fitSeconds: number | null;
  readonly scoreSeconds: number | null;
  readonly stateBytes: number;
  readonly isCurrent: boolean;
  /** The shop's data changed since. */
  readonly isStale: boolean;
  readonly createdAt: string;
}

/** One field of a training form, drawn from the algorithm's own parameter schema. */
export interface ParamField {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'choice' | 'boolean';
  readonly default: number | string | boolean;
  readonly min: number | null;
  readonly max: number | null;
  readonly choices: readonly string[] | null;
  /** English sentence of the schema; the browser shows its translation where messages have one. */
  readonly description: string;
}

export interface AlgorithmInfo {
  readonly id: AlgorithmId;
  readonly title: string;
  readonly explains: 'exact' | 'approximate' | 'none';
  readonly source: string;
  readonly fields: readonly ParamField[];
}
