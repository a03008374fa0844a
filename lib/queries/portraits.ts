import { queryOptions } from '@tanstack/react-query';
import { type CustomerPrediction } from '@/lib/schemas/behaviour';
import { type NoteView, type Timeline } from '@/lib/schemas/portrait';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

const path = (shop: string, customerId: number, part: string) =>
  shopPath(shop, 'customers', customerId, part);

/** A customer's life by month. */
export const timelineOptions = (shop: string, customerId: number) =>
  queryOptions({
    queryKey: ['timeline', shop, customerId],
    queryFn: ({ signal }) => fetchJson<Timeline>(path(shop, customerId, 'timeline'), {}, signal),
  });

export const notesOptions = (shop: string, customerId: number) =>
  queryOptions({
    queryKey: ['notes', shop, customerId],
    queryFn: ({ signal }) => fetchJson<NoteView[]>(path(shop, customerId, 'notes'), {}, signal),
  });

/** What is expected of a customer, and why. */
export const predictionsOptions = (shop: string, customerId: number) =>
  queryOptions({
    queryKey: ['predictions', shop, customerId],
    queryFn: ({ signal }) =>
      fetchJson<CustomerPrediction[]>(path(shop, customerId, 'predictions'), {}, signal),
  });

/** Where a portrait is downloaded. */
export const portraitExportPath = (shop: string, customerId: number, format: 'json' | 'csv') =>
  `${path(shop, customerId, 'export')}?format=${format}`;
