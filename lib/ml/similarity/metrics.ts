import { Refusal } from '@/lib/ml/refusal';

/** What one similarity is made of: sums over the entries that two vectors share, and the norms of both as a whole. */
export interface PairSums {
  /** Number of shared (co-rated) entries. */
  readonly shared: number;
  /** Σ a·b over shared entries. */
  readonly ab: number;
  /** Σ a, Σ b, Σ a², Σ b² over shared entries (0 where the metric does not need them). */
  readonly a: number;
  readonly b: number;
  readonly aa: number;
  readonly bb: number;
  /** Euclidean norms over all entries of each. */
  readonly normA: number;
  readonly normB: number;
  /** Number of all entries of each. */
  readonly sizeA: number;
  readonly sizeB: number;
}

export interface SimilarityParts {
  readonly numerator: number;
  readonly denominatorA: number;
  readonly denominatorB: number;
  /** numerator / (denominatorA · denominatorB), 0 where a denominator is 0; -1..1 */
  readonly value: number;
}

export interface SimilarityMetric {
  readonly id: string;
  /** Whether the sums over shared entries of each side alone are needed. */
  readonly needsCoRatedMoments: boolean;
  /** Subtract each feature's mean (a customer's mean, for items) before anything else. */
  readonly centersFeatures: boolean;
  parts(sums: PairSums): SimilarityParts;
}

const ratio = (numerator: number, denominatorA: number, denominatorB: number): SimilarityParts => {
  const denominator = denominatorA * denominatorB;
  return {
    numerator,
    denominatorA,
    denominatorB,
    value: denominator > 0 ? Math.max(-1, Math.min(1, numerator / denominator)) : 0,
  };
};

/** Σ a·b / (‖a‖·‖b‖) */
const cosine: SimilarityMetric = {
  id: 'cosine',
  needsCoRatedMoments: false,
  centersFeatures: false,
  parts: ({ ab, normA, normB }) => ratio(ab, normA, normB),
};

/** Cosine after each feature's mean was subtracted (Sarwar et al. 2001; norms over all entries). */
const adjustedCosine: SimilarityMetric = { ...cosine, id: 'adjusted-cosine', centersFeatures: true };

/** Correlation over co-rated entries alone, each mean taken over them too (Herlocker et al. 1999). 0 with fewer than 2. */
const pearson: SimilarityMetric = {
  id: 'pearson',
  needsCoRatedMoments: true,
  centersFeatures: false,
  parts({ shared: n, ab, a, b, aa, bb }) {
    if (n < 2) return { numerator: 0, denominatorA: 0, denominatorB: 0, value: 0 };
    // A constant side leaves a variance of rounding dust, which must not become a correlation.
    const dust = (total: number, squares: number) =>
      total < 1e-9 * Math.max(1, squares) ? 0 : Math.sqrt(total);
    return ratio(ab - (a * b) / n, dust(aa - (a * a) / n, aa), dust(bb - (b * b) / n, bb));
  },
};

/** |A ∩ B| / |A ∪ B|; values do not matter. */
const jaccard: SimilarityMetric = {
  id: 'jaccard',
  needsCoRatedMoments: false,
  centersFeatures: false,
  parts: ({ shared, sizeA, sizeB }) => ratio(shared, sizeA + sizeB - shared, 1),
};

/** Every similarity. To add one, write it above and add it here. */
export const similarityMetrics = [cosine, pearson, adjustedCosine, jaccard] as const;
export const similarityMetricIds = ['cosine', 'pearson', 'adjusted-cosine', 'jaccard'] as const;
export type SimilarityMetricId = (typeof similarityMetricIds)[number];

/** Throws Refusal for an unknown id. */
export function similarityMetricOf(id: string): SimilarityMetric {
  const found = similarityMetrics.find((metric) => metric.id === id);
  if (!found)
    throw new Refusal(`There is no similarity called "${id}": choose ${similarityMetricIds.join(', ')}.`);
  return found;
}

/** Significance shrinkage n / (n + λ): similarities that rest on few shared entries count for less (Koren 2008). */
export const shrinkageFactor = (shared: number, lambda: number): number =>
  lambda > 0 ? shared / (shared + lambda) : 1;
