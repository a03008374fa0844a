import { queryOptions } from '@tanstack/react-query';
import { type SimilarityMapHead } from '@/lib/schemas/similarity';
import { fetchJson, throwProblem } from './fetch-json';
import { shopPath } from './shop-path';

/** A heatmap's head and its cells. */
export interface SimilarityMapData {
  readonly head: SimilarityMapHead;
  readonly cells: Float32Array;
}

/** A computed heatmap. It never changes: what is read once is kept. */
export const similarityMapOptions = (shop: string, mapId: string) =>
  queryOptions({
    queryKey: ['similarity-map', shop, mapId],
    queryFn: async ({ signal }): Promise<SimilarityMapData> => {
      const head = await fetchJson<SimilarityMapHead>(shopPath(shop, 'similarity', mapId), {}, signal);
      const response = await fetch(shopPath(shop, 'similarity', mapId, 'cells'), { signal });
      if (!response.ok) await throwProblem(response);
      return { head, cells: new Float32Array(await response.arrayBuffer()) };
    },
    staleTime: Infinity,
    structuralSharing: false,
    retry: false,
  });
