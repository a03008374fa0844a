import { queryOptions } from '@tanstack/react-query';
import { type ShopOverview } from '@/lib/schemas/shop';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** What the Overview page shows. */
export const overviewOptions = (shop: string) =>
  queryOptions({
    queryKey: ['overview', shop],
    queryFn: ({ signal }) => fetchJson<ShopOverview>(shopPath(shop, 'overview'), {}, signal),
  });
