import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Page } from '@/lib/schemas/page';
import { type ProductDetail, type ProductSummary } from '@/lib/schemas/product';
import { type ListQuery } from './customers';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** One page of products. */
export const productsOptions = (shop: string, query: ListQuery) =>
  queryOptions({
    queryKey: ['products', shop, query],
    queryFn: ({ signal }) => fetchJson<Page<ProductSummary>>(shopPath(shop, 'products'), query, signal),
    placeholderData: keepPreviousData,
  });

/** One product. */
export const productOptions = (shop: string, productId: number) =>
  queryOptions({
    queryKey: ['product', shop, productId],
    queryFn: ({ signal }) => fetchJson<ProductDetail>(shopPath(shop, 'products', productId), {}, signal),
    staleTime: 60_000,
  });
