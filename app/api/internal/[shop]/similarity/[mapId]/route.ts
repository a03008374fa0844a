import { z } from 'zod';
import { route } from '@/lib/http/route';
import { getSimilarityMap } from '@/lib/services/similarity/get-similarity-map';

/** What a heatmap shows: entities in drawing order, range, request. */
export const GET = route(z.object({ mapId: z.uuid() }), ({ context, input }) =>
  getSimilarityMap(context, input),
);
