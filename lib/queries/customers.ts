import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type CustomerSummary, type HistoryEvent } from '@/lib/schemas/customer';
import { type Page } from '@/lib/schemas/page';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

export type ListQuery = Readonly<Record<string, string | number | null | undefined>>;

/** One page of customers. */
export const customersOptions = (shop: string, query: ListQuery) =>
  queryOptions({
    queryKey: ['customers', shop, query],
    queryFn: ({ signal }) => fetchJson<Page<CustomerSummary>>(shopPath(shop, 'customers'), query, signal),
    placeholderData: keepPreviousData,
  });

/** One page of a customer's history. */
export const historyOptions = (shop: string, customerId: number, query: ListQuery) =>
  queryOptions({
    queryKey: ['history', shop, customerId, query],
    queryFn: ({ signal }) =>
      fetchJson<Page<HistoryEvent>>(shopPath(shop, 'customers', customerId, 'history'), query, signal),
    placeholderData: keepPreviousData,
  });
