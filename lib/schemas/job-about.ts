import { z } from 'zod';
import { clusterBases } from './clustering-kinds';
import { algorithmId } from './model';
import { behaviourTargets } from './rule-vocabulary';
import { similarityMetric } from './similarity';

/** What a job was asked, where the studio has words for it in every language; other jobs are called by their subject. */
export const jobAbout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('train'), algorithm: algorithmId }),
  z.object({ kind: z.literal('search'), algorithm: algorithmId }),
  z.object({
    kind: z.literal('similarity'),
    of: z.enum(['customer', 'product']),
    metric: similarityMetric,
    size: z.number(),
  }),
  z.object({ kind: z.literal('clusters'), by: z.enum(clusterBases), from: z.number(), to: z.number() }),
  z.object({ kind: z.literal('behaviour'), target: z.enum(behaviourTargets), days: z.number() }),
]);
export type JobAbout = z.infer<typeof jobAbout>;
