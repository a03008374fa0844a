import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type CellCustomer, type CustomerValueView } from '@/lib/schemas/customer-value';
import { type RfmCell } from '@/lib/schemas/features';
import { type Page } from '@/lib/schemas/page';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** What the page of customer value shows. */
export const valueOptions = (shop: string) =>
  queryOptions({
    queryKey: ['value', shop],
    queryFn: ({ signal }) => fetchJson<CustomerValueView>(shopPath(shop, 'value'), {}, signal),
  });

/** One page of the customers in an RFM cell. */
export const cellCustomersOptions = (shop: string, cell: RfmCell, page: number) =>
  queryOptions({
    queryKey: ['value', shop, 'customers', cell, page],
    queryFn: ({ signal }) =>
      fetchJson<Page<CellCustomer>>(
        shopPath(shop, 'value', 'customers'),
        { cell, page, pageSize: 10 },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
