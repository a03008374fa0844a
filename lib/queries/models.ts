import { queryOptions } from '@tanstack/react-query';
import { type ModelRunView } from '@/lib/schemas/model';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** A shop's finished model runs, newest first. */
export const runsOptions = (shop: string) =>
  queryOptions({
    queryKey: ['runs', shop],
    queryFn: ({ signal }) => fetchJson<ModelRunView[]>(shopPath(shop, 'models'), {}, signal),
  });
