import { checkJudgeable } from '@/lib/ml/evaluate';
import { recommenderOf } from '@/lib/ml/recommenders';
import { searchParams, type SearchResult } from '@/lib/ml/search/search-params';
import { type SearchMethod } from '@/lib/ml/search/setting-judge';
import { type Setting } from '@/lib/ml/search/search-space';
import { validationSplit } from '@/lib/ml/search/validation-split';
import { splitLog, targetOf } from '@/lib/ml/split-matrices';
import { checkValues } from './check-values';
import { type JudgeProtocol } from './judge';
import { type TaskRun } from './task-run';

export interface SearchInput extends JudgeProtocol {
  readonly algorithm: string;
  readonly method: SearchMethod;
  readonly trials: number;
  /** Parameters that stay as they are. */
  readonly params: Setting;
  readonly validations: number;
  /** Share of train in a validation part; that of the test part without it. */
  readonly validationRatio?: number | undefined;
}

/** Tries settings on a validation part of what is not held out; the held-out part is never looked at. */
export function searchTask(input: SearchInput, { report }: TaskRun): Promise<SearchResult> {
  const { log, catalogue, feedback, split, k, seed, method, trials, params } = input;
  report(0, 'reading');
  const { train, test } = splitLog(log, feedback, { ...split, seed }, catalogue);
  checkJudgeable(train, test);
  const recommender = recommenderOf(input.algorithm);
  checkValues(recommender, params, train.data);
  return searchParams(
    recommender,
    train,
    {
      ...{ method, trials, params, k, seed, repeats: input.validations, target: targetOf(split.kind) },
      split: validationSplit(split, seed, input.validationRatio),
    },
    { progress: (part) => report(part, 'searching'), clock: () => performance.now() / 1000 },
  );
}
