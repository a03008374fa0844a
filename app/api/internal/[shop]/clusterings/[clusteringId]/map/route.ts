import { route } from '@/lib/http/route';
import { oneClustering } from '@/lib/schemas/clustering';
import { getClusterMap } from '@/lib/services/clustering/get-clustering';

/** Who is where on a clustering's maps, as arrays (lib/queries/clusterings.ts reads them). */
export const GET = route(
  oneClustering,
  async ({ context, input }) =>
    new Response(await getClusterMap(context, input), {
      headers: { 'content-type': 'application/octet-stream', 'cache-control': 'private, max-age=3600' },
    }),
);
