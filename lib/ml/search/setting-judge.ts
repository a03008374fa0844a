import { evaluate } from '@/lib/ml/evaluate';
import type { AnyRecommender, Target, TrainingData } from '@/lib/ml/recommender';
import { Refusal } from '@/lib/ml/refusal';
import { splitMatrix } from '@/lib/ml/split-matrices';
import type { SplitOptions } from '@/lib/ml/splits';
import { pickCustomers } from './pick-customers';
import type { Setting } from './search-space';

export type SearchMethod = 'grid' | 'random' | 'successive-halving';

export interface SearchOptions {
  readonly method: SearchMethod;
  /** Most settings that are tried. */
  readonly trials: number;
  /** Parameters that stay as they are. */
  readonly params: Setting;
  /** How the validation part is split off train; see validationSplit. */
  readonly split: SplitOptions;
  /** Validation parts that a setting is judged on, each with a seed of its own; 1 where it is not said. */
  readonly repeats?: number;
  readonly target?: Target;
  readonly k: number;
  readonly seed: number;
}

export interface SearchRun {
  /** 0..1; may throw to cancel. */
  readonly progress?: (fraction: number) => void;
  /** Told of each trial when it ends, also when the same setting is tried again with more customers. */
  readonly onTrial?: (trial: Trial) => void;
  /** Seconds from any start; absent: trials take 0 s. */
  readonly clock?: () => number;
}

export interface Trial {
  readonly params: Setting;
  /** nDCG@K on the validation part. */
  readonly value: number;
  readonly seconds: number;
  /** Share of the customers that it was fitted and judged on. */
  readonly budget: number;
}

/**
 * Judges settings by nDCG@K on validation parts inside train, on all customers or a share of them.
 * @param units what all judgements together cost; a whole one costs 1
 */
export function settingJudge(
  recommender: AnyRecommender,
  train: TrainingData,
  { split, repeats = 1, target, k, seed }: SearchOptions,
  { progress = () => {}, onTrial, clock = () => 0, units }: SearchRun & { readonly units: number },
): (params: Setting, budget: number) => Promise<Trial> {
  const parts = Array.from({ length: repeats }, (_, at) =>
    splitMatrix(train, { ...split, seed: split.seed + at }),
  );
  let spent = 0;
  return async (params, budget) => {
    const started = clock();
    let sum = 0;
    for (const whole of parts) {
      const { train: inner, test } = budget < 1 ? pickCustomers(whole, budget, seed) : whole;
      const share = budget / repeats;
      const within = (fraction: number) => progress((spent + 0.95 * fraction * share) / units);
      const state = await recommender.fit(inner, params, {
        seed,
        progress: within,
        ...(target && { target }),
      });
      const scorer = recommender.open(state);
      const { metrics, judgedCustomers } = evaluate(scorer, inner, test, k, () => within(1));
      if (judgedCustomers === 0)
        throw new Refusal(
          'No customer has enough interactions to choose parameters by: search more data.',
          'not-enough-data',
        );
      spent += share;
      progress(spent / units);
      sum += metrics[`ndcg@${k}`]!;
    }
    const trial = { params, value: sum / repeats, seconds: clock() - started, budget };
    onTrial?.(trial);
    return trial;
  };
}
