import { z } from 'zod';
import { dataFor } from '@/lib/ml/blend/members';
import { createRandom } from '@/lib/ml/random';
import type { AnyRecommender, TrainingData } from '@/lib/ml/recommender';
import { Refusal } from '@/lib/ml/refusal';
import { rungsOf } from './halving';
import { drawSetting, gridOf, moveOne, type Ranges, type Setting } from './search-space';
import { type SearchOptions, type SearchRun, settingJudge, type Trial } from './setting-judge';

export interface SearchResult {
  /** One a setting, in the order they were first tried: the last, with the most customers. */
  readonly trials: readonly Trial[];
  readonly best: Trial;
}

const settingSchema = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));

/** The ranges of what is not fixed. */
function openRanges({ title, ranges }: AnyRecommender, { params }: SearchOptions): Ranges {
  const open = Object.entries(ranges).filter(([name]) => !(name in params));
  if (open.length === 0)
    throw new Refusal(`${title} has no parameter left to search: give fewer of them, or train it.`);
  return Object.fromEntries(open);
}

const bestOf = (trials: readonly Trial[]): Trial =>
  trials.reduce((best, trial) =>
    trial.budget > best.budget || (trial.budget === best.budget && trial.value > best.value) ? trial : best,
  );

/**
 * Settings to try, one after the other: those of a grid; or the defaults, so that a search never ends below them on validation, and
 * settings drawn at random. Where all are judged in full, the second half of them moves one parameter of the best so far, each in turn.
 */
function* settingsOf(
  recommender: AnyRecommender,
  options: SearchOptions,
  soFar: readonly Trial[],
): Generator<Setting> {
  const { method, trials, params, seed } = options;
  const ranges = openRanges(recommender, options);
  const names = Object.keys(ranges);
  const random = createRandom(seed);
  const seen = new Set<string>();
  function* fresh(setting: Setting): Generator<Setting> {
    const whole = settingSchema.parse(recommender.params.parse({ ...params, ...setting }));
    const key = JSON.stringify(whole);
    if (!seen.has(key)) yield whole;
    seen.add(key);
  }
  if (method === 'grid') {
    for (const setting of gridOf(ranges, trials)) yield* fresh(setting);
    return;
  }
  yield* fresh({});
  const drawn = method === 'random' ? Math.ceil(trials / 2) : trials;
  for (let at = 1; at < drawn; at++) yield* fresh(drawSetting(ranges, random));
  for (let at = drawn; at < trials; at++) {
    const name = names[at % names.length]!;
    yield* fresh(moveOne(bestOf(soFar).params, name, ranges[name]!, random));
  }
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
  const judge = settingJudge(recommender, train, options, { ...run, progress: judging, units: 1 });
  const best = await judge(settingSchema.parse(recommender.params.parse(found)), 1);
  return { trials: [...trials, best], best };
}

/** Rounds on ever more customers, each with the best of the round before. */
async function searchByHalving(
  recommender: AnyRecommender,
  train: TrainingData,
  options: SearchOptions,
  run: SearchRun,
): Promise<Trial[]> {
  const settings = [...settingsOf(recommender, options, [])];
  const rungs = rungsOf(settings.length, train.rows);
  const units = rungs.reduce((sum, rung) => sum + rung.settings * rung.budget, 0);
  const judge = settingJudge(recommender, train, options, { ...run, units });
  const trials = new Map<Setting, Trial>();
  let racing = settings;
  for (const rung of rungs) {
    racing = racing
      .sort((a, b) => (trials.get(b)?.value ?? 0) - (trials.get(a)?.value ?? 0))
      .slice(0, rung.settings);
    for (const params of racing) {
      const before = trials.get(params)?.seconds ?? 0;
      const trial = await judge(params, rung.budget);
      trials.set(params, { ...trial, seconds: before + trial.seconds });
    }
  }
  return [...trials.values()];
}

/**
 * Chooses hyper-parameters by nDCG@K on validation parts inside `train`: what was held out of it is never seen. The same seed
 * tries the same settings and finds the same best; of equals the one tried first.
 * @param train what the winner will be fitted on
 * @throws Refusal when no parameter is left to vary, or no customer to judge
 */
export async function searchParams(
  recommender: AnyRecommender,
  train: TrainingData,
  options: SearchOptions,
  run: SearchRun = {},
): Promise<SearchResult> {
  if (recommender.parts(options.params).length > 0) return searchParts(recommender, train, options, run);
  if (options.method === 'successive-halving') {
    const trials = await searchByHalving(recommender, train, options, run);
    return { trials, best: bestOf(trials) };
  }
  openRanges(recommender, options);
  const judge = settingJudge(recommender, train, options, { ...run, units: options.trials });
  const trials: Trial[] = [];
  for (const params of settingsOf(recommender, options, trials)) trials.push(await judge(params, 1));
  run.progress?.(1);
  return { trials, best: bestOf(trials) };
}
