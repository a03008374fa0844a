import { z } from 'zod';

export const similarityMetrics = ['cosine', 'pearson', 'adjusted-cosine', 'jaccard'] as const;
export const similarityMetric = z.enum(similarityMetrics);
export type SimilarityMetric = z.infer<typeof similarityMetric>;

/** What a list of neighbours is made by: a metric, or the shop's current model. */
export const neighbourMeasure = z.enum([...similarityMetrics, 'model']);
export type NeighbourMeasure = z.infer<typeof neighbourMeasure>;

export const weightings = ['none', 'bm25', 'tf-idf'] as const;

/** What a heatmap or a neighbour list is made of. */
export const similarityRequest = z.object({
  of: z.enum(['customer', 'product']).default('product'),
  metric: similarityMetric.default('cosine'),
  weighting: z.enum(weightings).default('none'),
  /** λ of the significance shrinkage n / (n + λ). */
  shrinkage: z.number().min(0).max(1000).default(0),
  feedback: z.enum(['binary', 'ratings', 'implicit']).default('binary'),
  /** Which entities: the busiest, a random draw, or those of one category (products) or country (customers). */
  subset: z.enum(['busiest', 'random', 'group']).default('busiest'),
  group: z.string().max(200).optional(),
  size: z.number().int().min(2).max(2000).default(200),
  seed: z.number().int().min(0).default(42),
  /** Rows by cluster, by mean similarity, or as in the subset (busiest first). */
  order: z.enum(['cluster', 'value', 'subset']).default('cluster'),
});
export type SimilarityRequest = z.infer<typeof similarityRequest>;

export interface SimilarityEntity {
  readonly id: number;
  readonly externalId: string;
  readonly label: string;
  readonly labelZh: string | null;
  readonly group: string | null;
}

export interface SimilarityMapHead {
  readonly id: string;
  readonly request: SimilarityRequest;
  readonly entities: readonly SimilarityEntity[];
  /** Range over the cells off the diagonal. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly dataVersion: number;
  /** Entities there were to choose from. */
  readonly available: number;
}

/** How one similarity came about. */
export interface SimilarityPair {
  readonly a: SimilarityEntity;
  readonly b: SimilarityEntity;
  readonly similarity: number;
  readonly metric: SimilarityMetric;
  /** Number of shared (co-rated) entries, and of each side's entries. */
  readonly shared: number;
  readonly sizeA: number;
  readonly sizeB: number;
  /** Σ of the terms, the denominators, and the shrinkage factor: similarity = numerator / (normA · normB) · shrinkage (Jaccard: shared / union). */
  readonly numerator: number;
  readonly normA: number;
  readonly normB: number;
  readonly shrinkageFactor: number;
  /** The strongest shared entries, at most 50: what they are, both weights, and the term each adds to the numerator. */
  readonly terms: readonly {
    readonly id: number;
    readonly label: string;
    readonly labelZh: string | null;
    readonly weightA: number;
    readonly weightB: number;
    readonly term: number;
  }[];
}

export interface Neighbour {
  readonly entity: SimilarityEntity;
  readonly similarity: number;
  /** Entries that both have; null where a model compares. */
  readonly shared: number | null;
}
