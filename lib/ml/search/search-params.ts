import { z } from 'zod';
import { dataFor } from '@/lib/ml/blend/members';
import { evaluate } from '@/lib/ml/evaluate';
import { createRandom } from '@/lib/ml/random';
import type { AnyRecommender, Target, TrainingData } from '@/lib/ml/recommender';
import { type HeldOut, splitMatrix } from '@/lib/ml/split-matrices';
import type { SplitOptions } from '@/lib/ml/splits';
import { rungsOf } from './halving';
import { drawSetting, gridOf, type Setting } from './search-space';
import { pickCustomers } from './pick-customers';

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

export interface SearchResult {
  /** One a setting, in the order they were first tried: the last, with the most customers. */
  readonly trials: readonly Trial[];
  readonly best: Trial;
}

const settingSchema = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));

/** Settings to try: the defaults first, so that a search never ends below them on validation. */
function settingsOf(recommender: AnyRecommender, { method, trials, params, seed }: SearchOptions): Setting[] {
  const ranges = Object.fromEntries(Object.entries(recommender.ranges).filter(([name]) => !(name in params)));
  if (Object.keys(ranges).length === 0)
    throw new RangeError(
      `${recommender.title} has no parameter left to search: give fewer of them, or train it.`,
    );
  const random = createRandom(seed);
  const tried =
    method === 'grid'
      ? gridOf(ranges, trials)
      : [{}, ...Array.from({ length: trials - 1 }, () => drawSetting(ranges, random))];
  const whole = tried.map((setting) =>
    settingSchema.parse(recommender.params.parse({ ...params, ...setting })),
  );
  return [...new Map(whole.map((setting) => [JSON.stringify(setting), setting])).values()];
}

/**
 * Tunes each part of a recommender by itself, then judges the whole: a search over all their parameters at once would need many
 * times the trials. Values of the parts' trials are those of the parts alone.
 */
async function searchParts(
  recommender: AnyRecommender,
  train: TrainingData,
  options: SearchOptions,
  { progress = () => {}, ...run }: SearchRun,
): Promise<SearchResult> {
  const parts = recommender
    .parts(options.params)
    .filter(({ recommender: part }) => Object.keys(part.ranges).length > 0);
  const trials: Trial[] = [];
  let found = options.params;
  for (const [at, { recommender: part, prefix }] of parts.entries()) {
    const prefixed = (setting: Setting): Setting =>
      Object.fromEntries(Object.entries(setting).map(([name, value]) => [prefix + name, value]));
    const own = Object.entries(options.params).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    );
    if (Object.keys(part.ranges).every((name) => own.some(([given]) => given === name))) continue;
    const wholeOf = (trial: Trial): Trial => ({ ...trial, params: prefixed(trial.params) });
    const result = await searchParams(
      part,
      dataFor(part, train),
      { ...options, params: Object.fromEntries(own) },
      {
        ...run,
        progress: (fraction) => progress((at + fraction) / (parts.length + 1)),
        onTrial: (trial) => run.onTrial?.(wholeOf(trial)),
      },
    );
    trials.push(...result.trials.map(wholeOf));
    found = { ...found, ...prefixed(result.best.params) };
  }
  const judging = (fraction: number) => progress((parts.length + fraction) / (parts.length + 1));
  const [best] = await race(
    recommender,
    train,
    options,
    [settingSchema.parse(recommender.params.parse(found))],
    {
      ...run,
      progress: judging,
    },
  );
  return { trials: [...trials, best!], best: best! };
}

/**
 * Chooses hyper-parameters by nDCG@K on validation parts inside `train`: what was held out of it is never seen. The same seed
 * tries the same settings and finds the same best; of equals the one tried first.
 * @param train what the winner will be fitted on
 * @throws RangeError when no parameter is left to vary, or no customer to judge
 */
export async function searchParams(
  recommender: AnyRecommender,
  train: TrainingData,
  options: SearchOptions,
  run: SearchRun = {},
): Promise<SearchResult> {
  if (recommender.parts(options.params).length > 0) return searchParts(recommender, train, options, run);
  const trials = await race(recommender, train, options, settingsOf(recommender, options), run);
  const best = trials
    .filter(({ budget }) => budget === 1)
    .reduce((best, trial) => (trial.value > best.value ? trial : best));
  return { trials, best };
}

/** Judges settings on validation parts inside train: all of them, or in rounds that keep the best. */
async function race(
  recommender: AnyRecommender,
  train: TrainingData,
  options: SearchOptions,
  settings: readonly Setting[],
  { progress = () => {}, onTrial, clock = () => 0 }: SearchRun,
): Promise<Trial[]> {
  const { method, split, repeats = 1, target, k, seed } = options;
  const parts = Array.from({ length: repeats }, (_, at) =>
    splitMatrix(train, { ...split, seed: split.seed + at }),
  );
  const rungs =
    method === 'successive-halving'
      ? rungsOf(settings.length, train.rows)
      : [{ settings: settings.length, budget: 1 }];
  const total = rungs.reduce((sum, rung) => sum + rung.settings * rung.budget, 0) * repeats;
  let spent = 0;

  const judge = async ({ train: inner, test }: HeldOut, params: Setting, budget: number) => {
    const within = (fraction: number) => progress((spent + 0.95 * fraction * budget) / total);
    const state = await recommender.fit(inner, params, { seed, progress: within, ...(target && { target }) });
    const { metrics, judgedCustomers } = evaluate(recommender.open(state), inner, test, k, () => within(1));
    if (judgedCustomers === 0)
      throw new RangeError('No customer has enough interactions to choose parameters by: search more data.');
    spent += budget;
    progress(spent / total);
    return metrics[`ndcg@${k}`]!;
  };

  const trials = new Map<Setting, Trial>();
  let racing = settings;
  for (const rung of rungs) {
    racing = [...racing].sort((a, b) => (trials.get(b)?.value ?? 0) - (trials.get(a)?.value ?? 0));
    racing = racing.slice(0, rung.settings);
    const drawn = rung.budget < 1 ? parts.map((part) => pickCustomers(part, rung.budget, seed)) : parts;
    for (const params of racing) {
      const started = clock();
      let sum = 0;
      for (const part of drawn) sum += await judge(part, params, rung.budget);
      const seconds = clock() - started + (trials.get(params)?.seconds ?? 0);
      const trial = { params, value: sum / drawn.length, seconds, budget: rung.budget };
      trials.set(params, trial);
      onTrial?.(trial);
    }
  }
  return [...trials.values()];
}
