import { type ComparedMetric } from '@/lib/schemas/comparison';

/** One value for each ranking metric. */
export const byMetric = <T>(of: (metric: ComparedMetric) => T): Record<ComparedMetric, T> => ({
  ndcg: of('ndcg'),
  map: of('map'),
  precision: of('precision'),
  recall: of('recall'),
  'hit-rate': of('hit-rate'),
  mrr: of('mrr'),
});
