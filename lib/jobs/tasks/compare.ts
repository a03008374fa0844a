import { type ComparedModel, compareModels, type ModelComparison } from '@/lib/ml/comparison/compare-models';
import { type CustomerGroups } from '@/lib/ml/comparison/groups';

export interface CompareInput {
  readonly models: readonly ComparedModel[];
  /** Groups of the first model's customers. */
  readonly groups: readonly CustomerGroups[];
  readonly metric: string;
  readonly seed: number;
}

/** Thousands of resamplings: what a page waits for, away from the thread that answers pages. */
export const compareTask = ({ models, groups, metric, seed }: CompareInput): ModelComparison =>
  compareModels(models, groups, metric, seed);
