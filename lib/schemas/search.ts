import { z } from 'zod';
import { algorithmId, feedbackKind, splitInput } from './model';
import { searchMethods } from './search-methods';

const value = z.union([z.number(), z.string(), z.boolean()]);

/** A hyper-parameter search: only the validation part inside train decides; the test part is touched once, by the winner. */
export const startSearchInput = z.object({
  algorithm: algorithmId,
  method: z.enum(searchMethods).default('random'),
  /** Most settings that are tried; a grid is made as fine as they allow. */
  trials: z.number().int().min(2).max(200).default(20),
  /** Parameters that stay as they are. */
  params: z.record(z.string(), value).default({}),
  feedback: feedbackKind.default('binary'),
  split: splitInput.default({ kind: 'random', testRatio: 0.2 }),
  /** Validation parts that every setting is judged on; their mean decides. */
  validations: z.number().int().min(1).max(5).default(1),
  /** Share of train that a validation part holds, of random and temporal splits; without it that of the test part. */
  validationRatio: z.number().min(0.05).max(0.5).optional(),
  k: z.number().int().min(1).max(100).default(10),
  seed: z.number().int().min(0).max(2_147_483_647).default(42),
});
export type StartSearchInput = z.infer<typeof startSearchInput>;

export const trialParams = z.record(z.string(), value);

export const searchTrials = z.array(
  z.object({
    params: trialParams,
    /** nDCG@K on the validation part. */
    value: z.number(),
    seconds: z.number(),
    /** Share of the customers of train that it was judged on: below 1 for those that successive halving dropped early. */
    budget: z.number(),
  }),
);
export type SearchTrial = Readonly<z.infer<typeof searchTrials>[number]>;

export interface SearchView {
  readonly id: string;
  readonly algorithm: z.infer<typeof algorithmId>;
  readonly method: (typeof searchMethods)[number];
  /** As it was asked for. */
  readonly input: StartSearchInput;
  readonly trials: readonly SearchTrial[];
  readonly best: SearchTrial['params'];
  /** The run that the best setting was trained and tested as; null while there is none. */
  readonly runId: string | null;
  readonly createdAt: string;
}
