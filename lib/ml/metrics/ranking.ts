import type { Judgement, RankingMetric } from './metric';

const hits = ({ ranked, relevant }: Judgement) =>
  ranked.reduce((count, item) => count + (relevant.has(item) ? 1 : 0), 0);

/** Hits / K, also where fewer than K items could be recommended. */
export const precision: RankingMetric = { id: 'precision', of: (judged) => hits(judged) / judged.k };

/** Hits / |relevant| (not min(K, |relevant|)). */
export const recall: RankingMetric = { id: 'recall', of: (judged) => hits(judged) / judged.relevant.size };

/** 1 where there is any hit. */
export const hitRate: RankingMetric = { id: 'hit-rate', of: (judged) => (hits(judged) > 0 ? 1 : 0) };

/** 1 / place of the first hit, 0 without one. */
export const reciprocalRank: RankingMetric = {
  id: 'mrr',
  of({ ranked, relevant }) {
    const place = ranked.findIndex((item) => relevant.has(item));
    return place < 0 ? 0 : 1 / (place + 1);
  },
};

function sumOfPrecisions({ ranked, relevant }: Judgement): number {
  let found = 0;
  return ranked.reduce((sum, item, at) => (relevant.has(item) ? sum + ++found / (at + 1) : sum), 0);
}

/**
 * Average precision, divided by |relevant|: the convention of Microsoft Recommenders, whose published tables it is compared
 * with. A customer with more than K relevant items cannot reach 1.
 */
export const averagePrecision: RankingMetric = {
  id: 'map',
  of: (judged) => sumOfPrecisions(judged) / judged.relevant.size,
};

/** Average precision, divided by min(K, |relevant|), so that a perfect top K is 1. */
export const truncatedAveragePrecision: RankingMetric = {
  id: 'map-truncated',
  of: (judged) => sumOfPrecisions(judged) / Math.min(judged.k, judged.relevant.size),
};

const discount = (place: number) => 1 / Math.log2(place + 2);

/** Binary gain, log2 discount; the ideal ranking has min(K, |relevant|) ones at the top (Järvelin & Kekäläinen 2002). */
export const ndcg: RankingMetric = {
  id: 'ndcg',
  of({ ranked, relevant, k }) {
    const gain = ranked.reduce((sum, item, at) => (relevant.has(item) ? sum + discount(at) : sum), 0);
    let ideal = 0;
    for (let at = 0; at < Math.min(k, relevant.size); at++) ideal += discount(at);
    return gain / ideal;
  },
};

/** Every ranking metric. To add one, write it above and add it here. */
export const rankingMetrics: readonly RankingMetric[] = [
  ndcg,
  averagePrecision,
  truncatedAveragePrecision,
  precision,
  recall,
  hitRate,
  reciprocalRank,
];
