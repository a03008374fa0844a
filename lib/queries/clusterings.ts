import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type ClusteringEstimate,
  type ClusteringSummary,
  type ClusteringView,
  type EstimateInput,
} from '@/lib/schemas/clustering';
import { fetchJson, throwProblem } from './fetch-json';
import { shopPath } from './shop-path';

/** Everything about a shop's clusterings: what to invalidate after a change. */
export const clusteringsKey = (shop: string) => ['clusterings', shop] as const;

/** A shop's clusterings, newest first. */
export const clusteringsOptions = (shop: string) =>
  queryOptions({
    queryKey: [...clusteringsKey(shop), 'list'],
    queryFn: ({ signal }) => fetchJson<ClusteringSummary[]>(shopPath(shop, 'clusterings'), {}, signal),
  });

export const clusteringOptions = (shop: string, id: string) =>
  queryOptions({
    queryKey: [...clusteringsKey(shop), 'one', id],
    queryFn: ({ signal }) => fetchJson<ClusteringView>(shopPath(shop, 'clusterings', id), {}, signal),
    retry: false,
  });

/** Whom a clustering would be about, and how long it would take. */
export const clusteringEstimateOptions = (shop: string, input: EstimateInput) =>
  queryOptions({
    queryKey: [...clusteringsKey(shop), 'estimate', input],
    queryFn: ({ signal }) =>
      fetchJson<ClusteringEstimate>(shopPath(shop, 'clusterings', 'estimate'), { ...input }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** Members of a clustering on its maps: n customers. */
export interface ClusterMap {
  readonly customerIds: Int32Array;
  readonly clusters: Int32Array;
  /** How clearly each is of its cluster, 0..1. */
  readonly certainty: Float32Array;
  /** x and y of each. */
  readonly pca: Float32Array;
  /** NaN where there is no such map. */
  readonly umap: Float32Array;
}

/** A clustering's maps. They never change: what is read once is kept. */
export const clusterMapOptions = (shop: string, id: string) =>
  queryOptions({
    queryKey: [...clusteringsKey(shop), 'map', id],
    queryFn: async ({ signal }): Promise<ClusterMap> => {
      const response = await fetch(shopPath(shop, 'clusterings', id, 'map'), { signal });
      if (!response.ok) await throwProblem(response);
      const bytes = await response.arrayBuffer();
      const n = bytes.byteLength / 28;
      return {
        customerIds: new Int32Array(bytes, 0, n),
        clusters: new Int32Array(bytes, 4 * n, n),
        certainty: new Float32Array(bytes, 8 * n, n),
        pca: new Float32Array(bytes, 12 * n, 2 * n),
        umap: new Float32Array(bytes, 20 * n, 2 * n),
      };
    },
    staleTime: Infinity,
    structuralSharing: false,
    retry: false,
  });
