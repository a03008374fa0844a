import { type Wish } from '@/lib/charts/pareto-front';
import { beyondMetrics, comparedMetrics } from '@/lib/schemas/comparison-kinds';

/** Every metric of a run: those of ranking, then those beyond accuracy. Named by messages compare.metricName. */
export const allMetrics = [...comparedMetrics, ...beyondMetrics] as const;
export type AnyMetric = (typeof allMetrics)[number];

const lowIsGood: readonly AnyMetric[] = ['gini', 'popularity-bias', 'calibration'];

/** Which end of a metric is the good one. */
export const wishOf = (metric: AnyMetric): Wish => (lowIsGood.includes(metric) ? 'low' : 'high');

/** The key of messages terms that explains a metric: hit-rate → hitRate. */
export const termOf = (metric: AnyMetric): string =>
  metric.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
