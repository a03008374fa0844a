import { z } from 'zod';
import { type AlgorithmId, splitInput, startTrainingInput } from './model';
import { startSearchInput } from './search';

/** Parameters come as JSON in the address. */
const paramsText = z.string().transform((text, issues): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    issues.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
});

export const estimateInput = z.object({
  ...startTrainingInput.pick({ algorithm: true, feedback: true }).shape,
  /** Of a search those that stay as they are. */
  params: paramsText.default({}),
  split: splitInput.shape.kind,
  testRatio: z.coerce.number().min(0.05).max(0.5).default(0.2),
  folds: z.coerce.number().int().min(2).max(10).optional(),
  k: z.coerce.number().int().min(1).max(100).default(10),
  seed: z.coerce.number().int().min(0).max(2_147_483_647).default(42),
  /** Of a search; a training has no method. */
  method: startSearchInput.shape.method.unwrap().optional(),
  trials: z.coerce.number().int().min(2).max(200).default(20),
  validations: z.coerce.number().int().min(1).max(5).default(1),
});
export type EstimateInput = z.infer<typeof estimateInput>;

/** How many values of a parameter a grid tries; 1 where it stays at its default. */
export interface GridSize {
  readonly name: string;
  readonly values: number;
}

/** What a training or a search will need, told before it starts. */
export interface TrainingEstimate {
  /** Seconds of one processor; null where nothing is known of this algorithm at this size. */
  readonly seconds: number | null;
  /** Bytes of memory at the peak. */
  readonly bytes: number;
  /** Whether the memory is there. */
  readonly fits: boolean;
  /** Baselines that are trained and judged along, in `seconds` as well: no run of this protocol has judged them yet. */
  readonly baselines: readonly AlgorithmId[];
  /** Settings that a search tries, and of a grid what they vary; null for a training. */
  readonly search: { readonly settings: number; readonly grid: readonly GridSize[] } | null;
}
