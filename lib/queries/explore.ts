import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type CohortTriangle,
  type GroupKind,
  type LiftMap,
  type LiftsQuery,
  type MetricMap,
} from '@/lib/schemas/explore';
import { fetchJson } from './fetch-json';
import { shopPath } from './shop-path';

/** What groups of customers turn to, against the shop. */
export const liftsOptions = (shop: string, query: LiftsQuery) =>
  queryOptions({
    queryKey: ['explore', shop, 'lifts', query],
    queryFn: ({ signal }) => fetchJson<LiftMap>(shopPath(shop, 'explore', 'lifts'), { ...query }, signal),
    placeholderData: keepPreviousData,
  });

/** Means of groups of customers, against the shop. */
export const metricsOptions = (shop: string, rows: GroupKind) =>
  queryOptions({
    queryKey: ['explore', shop, 'metrics', rows],
    queryFn: ({ signal }) => fetchJson<MetricMap>(shopPath(shop, 'explore', 'metrics'), { rows }, signal),
    placeholderData: keepPreviousData,
  });

/** Who ordered again, by the month of the first order. */
export const cohortsOptions = (shop: string) =>
  queryOptions({
    queryKey: ['explore', shop, 'cohorts'],
    queryFn: ({ signal }) => fetchJson<CohortTriangle>(shopPath(shop, 'explore', 'cohorts'), {}, signal),
  });
