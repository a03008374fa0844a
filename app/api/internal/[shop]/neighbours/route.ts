import { z } from 'zod';
import { route } from '@/lib/http/route';
import { neighbourMeasure, similarityRequest } from '@/lib/schemas/similarity';
import { defaultFeedback } from '@/lib/services/similarity/default-feedback';
import { listModelNeighbours } from '@/lib/services/similarity/list-model-neighbours';
import { listNeighbours } from '@/lib/services/similarity/list-neighbours';

const query = similarityRequest.pick({ of: true }).extend({
  metric: neighbourMeasure.default('cosine'),
  id: z.coerce.number().int(),
  k: z.coerce.number().int().min(1).max(100).default(10),
});

/** The customers or products most similar to one, by a metric or by the current model. */
export const GET = route(query, async ({ context, input: { metric, ...input } }) =>
  metric === 'model'
    ? listModelNeighbours(context, input)
    : listNeighbours(context, {
        ...input,
        metric,
        weighting: 'none',
        shrinkage: 0,
        feedback: await defaultFeedback(context, metric),
      }),
);
