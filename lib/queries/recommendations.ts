import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type RecommendationList } from '@/lib/schemas/recommendation';
import { type Neighbour, type NeighbourMeasure } from '@/lib/schemas/similarity';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** What one model recommends to a customer. */
export const recommendationsOptions = (shop: string, customerId: number, runId: string | undefined, k = 10) =>
  queryOptions({
    queryKey: ['recommendations', shop, customerId, runId ?? 'current', k],
    queryFn: ({ signal }) =>
      fetchJson<RecommendationList>(shopPath(shop, 'recommendations'), { customerId, runId, k }, signal),
    retry: false,
  });

/** The customers or products most similar to one, by a metric or by the current model. */
export const neighboursOptions = (
  shop: string,
  of: 'customer' | 'product',
  id: number,
  metric: NeighbourMeasure,
  k = 10,
) =>
  queryOptions({
    queryKey: ['neighbours', shop, of, id, metric, k],
    queryFn: ({ signal }) =>
      fetchJson<Neighbour[]>(shopPath(shop, 'neighbours'), { of, id, metric, k }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
