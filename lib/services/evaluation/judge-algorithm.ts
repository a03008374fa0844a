import 'server-only';
import { withTeam } from '@/lib/jobs/kernel-team';
import { crossValidate } from '@/lib/ml/cross-validate';
import { checkJudgeable, evaluate, type Evaluation, type JudgedCustomers } from '@/lib/ml/evaluate';
import type { Feedback } from '@/lib/ml/interactions';
import type { AnyRecommender, FitRun, TrainingData } from '@/lib/ml/recommender';
import { searchParams, type SearchResult } from '@/lib/ml/search/search-params';
import type { SearchMethod } from '@/lib/ml/search/setting-judge';
import { validationSplit } from '@/lib/ml/search/validation-split';
import { watchSeed } from '@/lib/ml/watch-seed';
import { type SearchTrial } from '@/lib/schemas/search';
import { type FileSplit, type HeldOutFiles } from './held-out-files';

type Setting = SearchTrial['params'];

export interface SearchChoice {
  readonly method: SearchMethod;
  readonly trials: number;
  readonly validations: number;
  /** Share of train that a validation part holds out; as the test part's where it is not said. */
  readonly validationRatio?: number | undefined;
}

export interface JudgeOptions {
  readonly params: Setting;
  readonly feedback: Feedback;
  readonly k: number;
  readonly split: FileSplit;
  /** A fit from each. */
  readonly seeds: readonly number[];
  readonly search: SearchChoice | null;
  readonly progress: (stage: string, fraction: number) => void;
}

export interface SeedResult {
  readonly seed: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
}

export interface JudgedAlgorithm {
  /** One a part of a cross-validation that was searched, else one. */
  readonly searches: readonly SearchResult[];
  /** Of the last fit. */
  readonly params: unknown;
  readonly seeds: readonly SeedResult[];
  /** Values are means over the seeds; lists are those of the first. */
  readonly judged: JudgedCustomers;
  readonly judgedCustomers: number;
  /** Of the first part. */
  readonly trainInteractions: number;
  readonly testInteractions: number;
}

const now = () => performance.now() / 1000;

/** Each customer's values as their means over several judgements of the same customers. */
function meanValues(all: readonly JudgedCustomers[]): JudgedCustomers {
  const [first, ...others] = all;
  if (!first) throw new RangeError('Nothing was judged.');
  if (others.length === 0) return first;
  const values = Object.fromEntries(
    Object.entries(first.values).map(([id, own]) => [
      id,
      own.map((_, at) => all.reduce((sum, each) => sum + each.values[id]![at]!, 0) / all.length),
    ]),
  );
  return { ...first, values };
}

/**
 * Judges one algorithm on what is held out of files: from each seed, on each part. Hyper-parameters are searched inside train
 * alone, for each part of a cross-validation anew.
 */
export async function judgeAlgorithm(
  recommender: AnyRecommender,
  held: HeldOutFiles,
  { params, feedback, k, split, seeds, search, progress }: JudgeOptions,
): Promise<JudgedAlgorithm> {
  const { id } = recommender;
  const found = new Map<number, SearchResult>();
  let searching = 0;
  const settingOf = async (train: TrainingData, fold: number): Promise<unknown> => {
    if (!search) return params;
    const known = found.get(fold);
    if (known) return known.best.params;
    const started = now();
    const result = await searchParams(
      recommender,
      train,
      {
        method: search.method,
        trials: search.trials,
        repeats: search.validations,
        params,
        split: validationSplit(split, split.seed, search.validationRatio),
        target: held.target,
        k,
        seed: split.seed,
      },
      { clock: now, progress: (fraction) => progress(`searching ${id}`, fraction) },
    );
    found.set(fold, result);
    searching += now() - started;
    return result.best.params;
  };
  let setting: unknown = params;
  let sizes = { trainInteractions: 0, testInteractions: 0 };

  const judgeSeed = async (seed: number): Promise<{ result: Evaluation & SeedResult; isRandom: boolean }> => {
    let [isRandom, fitSeconds] = [false, 0];
    const fit = async (train: TrainingData, within: (fraction: number) => void, fold: number) => {
      setting = await settingOf(train, fold);
      const started = now();
      const state = await withTeam(recommender, train, setting, async (team) => {
        const run: FitRun = { seed, target: held.target, progress: within, team };
        const watched = watchSeed(run, seed);
        const fitted = await recommender.fit(train, setting, watched.run);
        isRandom ||= watched.isUsed();
        return fitted;
      });
      fitSeconds += now() - started;
      return recommender.open(state);
    };
    const started = now();
    const told = (fraction: number) => progress(`judging ${id}`, fraction);
    const partOf = (fold: number) => {
      const part = held.partOf(feedback, fold);
      if (fold === 0) {
        checkJudgeable(part.train, part.test);
        sizes = { trainInteractions: part.train.indices.length, testInteractions: part.test.indices.length };
      }
      return part;
    };
    const before = searching;
    let evaluation: Evaluation;
    if (held.folds > 1) evaluation = await crossValidate(held.folds, partOf, fit, k, told);
    else {
      const { train, test } = partOf(0);
      const scorer = await fit(train, (fraction) => told(0.7 * fraction), 0);
      evaluation = evaluate(scorer, train, test, k, (fraction) => told(0.7 + 0.3 * fraction));
    }
    const scoreSeconds = now() - started - (searching - before) - fitSeconds;
    return { isRandom, result: { ...evaluation, seed, fitSeconds, scoreSeconds } };
  };

  const results: (Evaluation & SeedResult)[] = [];
  let isRandom = true;
  for (const seed of seeds) {
    const before = results[0];
    if (before && !isRandom) {
      results.push({ ...before, seed });
      continue;
    }
    const judged = await judgeSeed(seed);
    isRandom = judged.isRandom;
    results.push(judged.result);
  }
  const judged = meanValues(results.map((result) => result.judged));
  return {
    searches: [...found.values()],
    params: recommender.params.parse(setting),
    seeds: results.map(({ seed, metrics, fitSeconds, scoreSeconds }) => ({
      seed,
      metrics,
      fitSeconds,
      scoreSeconds,
    })),
    judged,
    judgedCustomers: judged.rows.length,
    ...sizes,
  };
}
