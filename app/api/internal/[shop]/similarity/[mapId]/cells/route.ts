import { z } from 'zod';
import { route } from '@/lib/http/route';
import { getSimilarityCells } from '@/lib/services/similarity/get-similarity-map';

/** A heatmap's cells: size × size float32, little-endian, row by row. */
export const GET = route(
  z.object({ mapId: z.uuid() }),
  async ({ context, input }) =>
    new Response(await getSimilarityCells(context, input), {
      headers: { 'content-type': 'application/octet-stream', 'cache-control': 'private, max-age=3600' },
    }),
);
