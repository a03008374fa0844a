/** Ranking metrics that every run keeps for every judged customer. */
export const comparedMetrics = ['ndcg', 'map', 'precision', 'recall', 'hit-rate', 'mrr'] as const;

/** Metrics beyond accuracy: one number a run, no value a customer. */
export const beyondMetrics = [
  'coverage',
  'gini',
  'novelty',
  'diversity',
  'popularity-bias',
  'calibration',
  'serendipity',
] as const;

/** As many runs as one comparison takes. */
export const MOST_COMPARED = 50;

/** What customers are told apart by. */
export const groupDimensions = ['activity', 'taste', 'category', 'segment'] as const;
