import { z } from 'zod';
import { route } from '@/lib/http/route';
import { similarityRequest } from '@/lib/schemas/similarity';
import { defaultFeedback } from '@/lib/services/similarity/default-feedback';
import { listNeighbours } from '@/lib/services/similarity/list-neighbours';

const query = similarityRequest
  .pick({ of: true, metric: true })
  .extend({ id: z.coerce.number().int(), k: z.coerce.number().int().min(1).max(100).default(10) });

/** The customers or products most similar to one. */
export const GET = route(query, async ({ context, input }) =>
  listNeighbours(context, {
    ...input,
    weighting: 'none',
    shrinkage: 0,
    feedback: await defaultFeedback(context, input.metric),
  }),
);
