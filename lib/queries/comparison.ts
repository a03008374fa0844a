import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type Comparison,
  type CustomerGains,
  type GainsInput,
  type JudgedLists,
  type ListsInput,
} from '@/lib/schemas/comparison';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** Runs compared over the customers that all of them judged; the first is the one the others are compared with. */
export const comparisonOptions = (shop: string, runs: readonly string[], metric: string) =>
  queryOptions({
    queryKey: ['comparison', shop, runs, metric],
    queryFn: ({ signal }) =>
      fetchJson<Comparison>(shopPath(shop, 'compare'), { runs: runs.join(','), metric }, signal),
  });

/** Who gains and who loses by one run against another, a page at a time. */
export const gainsOptions = (shop: string, input: GainsInput) =>
  queryOptions({
    queryKey: ['gains', shop, input],
    queryFn: ({ signal }) => fetchJson<CustomerGains>(shopPath(shop, 'compare', 'customers'), input, signal),
    placeholderData: keepPreviousData,
  });

/** Both lists of one judged customer. */
export const judgedListsOptions = (shop: string, { customerId, ...runs }: ListsInput) =>
  queryOptions({
    queryKey: ['judged-lists', shop, customerId, runs],
    queryFn: ({ signal }) =>
      fetchJson<JudgedLists>(shopPath(shop, 'compare', 'customers', customerId), runs, signal),
  });
