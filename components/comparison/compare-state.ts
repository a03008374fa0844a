import {
  choiceParam,
  flagParam,
  optionalIdParam,
  textListParam,
  textParam,
  type UrlParam,
  wholeParam,
} from '@/components/ui/url-state';
import { comparedMetrics, groupDimensions } from '@/lib/schemas/comparison-kinds';
import { allMetrics } from './metrics';

/** The runs that were picked, the reference first; null before anyone chose. Having picked none is a choice as well. */
const pickedParam: UrlParam<readonly string[] | null> = {
  read: (text) => (text === null ? null : text === 'none' ? [] : text.split(',')),
  write: (runs) => (runs === null ? '' : runs.join(',') || 'none'),
  fallback: null,
};

export const defaultColumns = [
  'ndcg',
  'recall',
  'hit-rate',
  'coverage',
  'diversity',
  'popularity-bias',
  'fit',
];

/** Everything that the page shows by choice, so that a copied address shows the same. */
export const compareParams = {
  runs: pickedParam,
  metric: choiceParam(comparedMetrics, 'ndcg'),
  /** The runs table. */
  columns: textListParam(defaultColumns),
  params: choiceParam(['line', 'differing', 'all'], 'line'),
  sort: textParam('ndcg'),
  direction: choiceParam(['asc', 'desc'], 'desc'),
  q: textParam(),
  archived: flagParam(),
  /** The run whose protocol is open. */
  protocol: textParam(),
  /** Bars of the chosen metric, or of all. */
  bars: choiceParam(['one', 'all'], 'one'),
  /** Every pair, or those with the reference. */
  pairs: flagParam(),
  /** The axes of the trade-off. */
  x: choiceParam(allMetrics, 'ndcg'),
  y: choiceParam(allMetrics, 'diversity'),
  size: choiceParam(allMetrics, 'popularity-bias'),
  /** Groups, gains and losses: of which run against the first. */
  against: textParam(),
  by: choiceParam(groupDimensions, 'activity'),
  order: choiceParam(['gains', 'losses'], 'gains'),
  page: wholeParam(1, 1),
  customer: optionalIdParam(),
  /** The search in parallel coordinates. */
  search: textParam(),
  brush: textParam(),
};

export type ParamsView = 'line' | 'differing' | 'all';
