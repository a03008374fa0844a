import { z } from 'zod';
import { similarityMetricIds } from '@/lib/ml/similarity/metrics';
import { weightingIds } from '@/lib/ml/similarity/weighting';

/** What user-kNN and item-kNN have in common. */
export const neighbourParams = (defaults: { k: number; shrinkage: number }) =>
  z.object({
    metric: z.enum(similarityMetricIds).default('cosine').describe('How alike two histories are measured.'),
    k: z.int().min(1).max(1000).default(defaults.k).describe('How many of the nearest are kept.'),
    shrinkage: z
      .number()
      .min(0)
      .max(1000)
      .default(defaults.shrinkage)
      .describe('λ: pulls similarities that rest on few shared entries towards zero, n / (n + λ).'),
    weighting: z
      .enum(weightingIds)
      .default('none')
      .describe('BM25 and TF-IDF let rare entries count for more.'),
    exponent: z
      .number()
      .min(0.1)
      .max(5)
      .default(1)
      .describe('Similarities are raised to it: above 1 the nearest count for more (Breese et al. 1998).'),
  });
