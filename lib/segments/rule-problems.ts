import {
  type Condition,
  type EventFilter,
  type RuleGroup,
  type TimeWindow,
} from '@/lib/schemas/segment-rule';
import { conditionsOf, type RulePath } from './rule-tree';

/** What a condition lacks before it says anything. Keys of messages segments.problem. */
export const ruleProblems = [
  'value',
  'window',
  'dates',
  'prices',
  'steps',
  'name',
  'cluster',
  'segment',
] as const;
export type RuleProblem = (typeof ruleProblems)[number];

function windowProblem(window: TimeWindow): RuleProblem | null {
  if (window.kind === 'ever') return null;
  if (window.kind !== 'between') return Number.isInteger(window.days) && window.days >= 1 ? null : 'window';
  return window.from === '' || window.to === '' || window.from > window.to ? 'dates' : null;
}

const pricesProblem = ({ minPrice, maxPrice }: EventFilter): RuleProblem | null =>
  minPrice !== undefined && maxPrice !== undefined && minPrice > maxPrice ? 'prices' : null;

/** The first thing that is wrong with a condition, or null. */
export function conditionProblem(condition: Condition): RuleProblem | null {
  switch (condition.type) {
    case 'number':
      return Number.isFinite(condition.value) ? null : 'value';
    case 'text':
      return condition.values.some((value) => value.trim() !== '') ? null : 'value';
    case 'date':
      return windowProblem(condition.window);
    case 'known':
      return null;
    case 'event':
      return pricesProblem(condition.event) ?? windowProblem(condition.window);
    case 'sequence':
      if (condition.steps.length < 2) return 'steps';
      return (
        condition.steps.map(pricesProblem).find((problem) => problem !== null) ??
        windowProblem(condition.window)
      );
    case 'affinity':
      return condition.name.trim() === '' ? 'name' : null;
    case 'prediction':
      return null;
    case 'cluster':
      return condition.clusteringId === '' ? 'cluster' : null;
    case 'segment':
      return condition.segmentId === '' ? 'segment' : null;
  }
}

/** How a path is written where it names a thing: '0.2.1'; the root is ''. */
export const pathText = (path: RulePath): string => path.join('.');

/** All conditions that are not finished, by the text of their path. */
export function problemsOf(root: RuleGroup): ReadonlyMap<string, RuleProblem> {
  const problems = new Map<string, RuleProblem>();
  for (const { path, condition } of conditionsOf(root)) {
    const problem = conditionProblem(condition);
    if (problem) problems.set(pathText(path), problem);
  }
  return problems;
}
