'use client';
import { choiceParam, textParam, useUrlState, wholeParam } from '@/components/ui/url-state';
import { withMembers } from '@/lib/schemas/algorithm-members';
import { algorithmIds } from '@/lib/schemas/algorithm-ids';
import { type AlgorithmId, type AlgorithmInfo, type StartTrainingInput } from '@/lib/schemas/model';
import { searchMethods } from '@/lib/schemas/search-methods';
import { defaultsOf, type Params, paramsFromText, paramsToText, type ParamValue } from './params-in-address';

export const splitKinds = ['random', 'leave-last-one-out', 'temporal', 'k-fold'] as const;
export const feedbackKinds = ['binary', 'ratings', 'implicit'] as const;

const urlState = {
  algorithm: choiceParam(algorithmIds, 'ease'),
  /** Parameters that were set by hand. */
  set: textParam(),
  /** `auto`: what the algorithm learns best from. */
  feedback: choiceParam(['auto', ...feedbackKinds], 'auto'),
  split: choiceParam(splitKinds, 'random'),
  /** Held-out share in percent. */
  test: wholeParam(20),
  folds: wholeParam(5),
  k: wholeParam(10),
  seed: wholeParam(42),
  method: choiceParam(searchMethods, 'random'),
  trials: wholeParam(20),
  validations: wholeParam(1),
  /** Share of train in a validation part, in percent; 0 = that of the test part. */
  validation: wholeParam(0),
};

/** A search needs one test part that it never sees: a cross-validation tests on everything. */
const searchSplits = splitKinds.filter((kind) => kind !== 'k-fold');

/** What the forms of training and searching hold; all of it lies in the address. */
export function useTraining(algorithms: readonly AlgorithmInfo[], purpose: 'train' | 'search') {
  const [address, change] = useUrlState(urlState);
  const splits = purpose === 'search' ? searchSplits : splitKinds;
  const state = { ...address, split: splits.find((kind) => kind === address.split) ?? 'random' };
  const choices =
    purpose === 'search' ? algorithms.filter(({ searched }) => searched.length > 0) : algorithms;
  const chosen = choices.find(({ id }) => id === state.algorithm) ?? choices[0];
  // Which fields a blend has depends on the members that it names.
  const algorithm = chosen && withMembers(chosen, paramsFromText(state.set, chosen.fields), algorithms);
  const fields = algorithm?.fields ?? [];
  const given = paramsFromText(state.set, fields);
  const setParams = (params: Params) => change({ set: paramsToText(params) });
  const { k, seed } = state;
  const feedback = state.feedback === 'auto' ? (algorithm?.feedback ?? 'binary') : state.feedback;
  const judging: Pick<StartTrainingInput, 'feedback' | 'split' | 'k' | 'seed'> = {
    feedback,
    k,
    seed,
    split: {
      kind: state.split,
      testRatio: state.test / 100,
      ...(state.split === 'k-fold' ? { folds: state.folds } : {}),
    },
  };
  return {
    state,
    splits,
    /** What can be trained, or searched. */
    choices,
    change,
    algorithm,
    judging,
    /** Set by hand. */
    given,
    /** Every parameter, by hand or by default. */
    params: { ...defaultsOf(fields), ...given },
    choose: (id: AlgorithmId) => change({ algorithm: id, set: '' }),
    setParams,
    setParam: (name: string, value: ParamValue) => setParams({ ...given, [name]: value }),
    unsetParam: (name: string) =>
      setParams(Object.fromEntries(Object.entries(given).filter(([other]) => other !== name))),
  };
}

export type Training = ReturnType<typeof useTraining>;
