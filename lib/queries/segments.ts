import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type z } from 'zod';
import { type Page } from '@/lib/schemas/page';
import {
  type createListInput,
  type CustomerSegment,
  type ListReport,
  type SegmentChangeView,
  type SegmentCount,
  type SegmentDetail,
  type SegmentMemberView,
  type SegmentOverlap,
  type SegmentProfile,
  type SegmentRefreshView,
  type SegmentSummary,
  type SegmentVersionView,
} from '@/lib/schemas/segment';
import { type NamedInput, type NamedInRules, type SegmentCatalogue } from '@/lib/schemas/segment-catalogue';
import { type MembershipReason } from '@/lib/schemas/segment-reason';
import { type RuleGroup } from '@/lib/schemas/segment-rule';
import { type WebhookView } from '@/lib/schemas/webhook';
import { fetchJson, throwProblem } from './fetch-json';
import { shopPath } from './shop-path';

/** Everything about a shop's segments: what to invalidate after a change. */
export const segmentsKey = (shop: string) => ['segments', shop] as const;

async function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    method: 'POST',
    ...(signal ? { signal } : {}),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) await throwProblem(response);
  return (await response.json()) as T;
}

/** The shop's segments by name; the archived ones instead on request. */
export const segmentsOptions = (shop: string, { archived = false } = {}) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'list', archived],
    queryFn: ({ signal }) => fetchJson<SegmentSummary[]>(shopPath(shop, 'segments'), { archived }, signal),
  });

/** One segment; read often while its members are being found. */
export const segmentOptions = (shop: string, segmentId: string) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'one', segmentId],
    queryFn: ({ signal }) => fetchJson<SegmentDetail>(shopPath(shop, 'segments', segmentId), {}, signal),
    refetchInterval: ({ state }) => (state.data?.jobId ? 700 : false),
  });

/** What rules can ask for. */
export const segmentCatalogueOptions = (shop: string) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'catalogue'],
    queryFn: ({ signal }) => fetchJson<SegmentCatalogue>(shopPath(shop, 'segments', 'catalogue'), {}, signal),
    staleTime: 60_000,
  });

/** What rules name beyond that. */
export const namedInRulesOptions = (shop: string, { segmentIds, clusteringIds }: NamedInput) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'named', segmentIds, clusteringIds],
    queryFn: ({ signal }) =>
      fetchJson<NamedInRules>(
        shopPath(shop, 'segments', 'catalogue', 'named'),
        { segmentIds: segmentIds.join(','), clusteringIds: clusteringIds.join(',') },
        signal,
      ),
    enabled: segmentIds.length + clusteringIds.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** Counts a rule while it is written; a rule that changes stops the counting of the one before. */
export const segmentCountOptions = (shop: string, rule: RuleGroup, segmentId?: string) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'count', rule, segmentId],
    queryFn: ({ signal }) =>
      post<SegmentCount>(shopPath(shop, 'segments', 'count'), { rule, segmentId }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** What those that a rule is true of are like against the shop. */
export const ruleProfileOptions = (shop: string, rule: RuleGroup, segmentId?: string) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'profile', rule, segmentId],
    queryFn: ({ signal }) =>
      post<SegmentProfile>(shopPath(shop, 'segments', 'profile'), { rule, segmentId }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });

/** What a segment's members are like against the shop. */
export const segmentProfileOptions = (shop: string, segmentId: string) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'profile-of', segmentId],
    queryFn: ({ signal }) =>
      fetchJson<SegmentProfile>(shopPath(shop, 'segments', segmentId, 'profile'), {}, signal),
  });

export const segmentMembersOptions = (
  shop: string,
  segmentId: string,
  q: string,
  page: number,
  pageSize = 25,
) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'members', segmentId, q, page, pageSize],
    queryFn: ({ signal }) =>
      fetchJson<Page<SegmentMemberView>>(
        shopPath(shop, 'segments', segmentId, 'members'),
        { q, page, pageSize },
        signal,
      ),
    placeholderData: keepPreviousData,
  });

/** Who came and went, newest first. */
export const segmentChangesOptions = (
  shop: string,
  segmentId: string,
  query: {
    readonly page: number;
    readonly pageSize?: number;
    readonly change?: 'entered' | 'left';
    readonly refreshId?: number;
  },
) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'changes', segmentId, query],
    queryFn: ({ signal }) =>
      fetchJson<Page<SegmentChangeView>>(shopPath(shop, 'segments', segmentId, 'changes'), query, signal),
    placeholderData: keepPreviousData,
  });

/** The size history, oldest first. */
export const segmentRefreshesOptions = (shop: string, segmentId: string) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'refreshes', segmentId],
    queryFn: ({ signal }) =>
      fetchJson<SegmentRefreshView[]>(shopPath(shop, 'segments', segmentId, 'refreshes'), {}, signal),
  });

/** What the rule said, newest version first. */
export const segmentVersionsOptions = (shop: string, segmentId: string) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'versions', segmentId],
    queryFn: ({ signal }) =>
      fetchJson<SegmentVersionView[]>(shopPath(shop, 'segments', segmentId, 'versions'), {}, signal),
  });

/** Why a customer is in or out. */
export const membershipReasonOptions = (shop: string, segmentId: string, customerId: number) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'reason', segmentId, customerId],
    queryFn: ({ signal }) =>
      fetchJson<MembershipReason>(shopPath(shop, 'segments', segmentId, 'reason'), { customerId }, signal),
  });

/** Intersections of any segments. */
export const segmentOverlapOptions = (shop: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'overlap', ids],
    queryFn: ({ signal }) =>
      fetchJson<SegmentOverlap>(shopPath(shop, 'segments', 'overlap'), { ids: ids.join(',') }, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });

/** The segments that a customer is in. */
export const customerSegmentsOptions = (shop: string, customerId: number) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'of-customer', customerId],
    queryFn: ({ signal }) =>
      fetchJson<CustomerSegment[]>(shopPath(shop, 'customers', customerId, 'segments'), {}, signal),
  });

/** Where a segment's changes are sent, with the last deliveries. */
export const webhooksOptions = (shop: string, segmentId: string) =>
  queryOptions({
    queryKey: [...segmentsKey(shop), 'webhooks', segmentId],
    queryFn: ({ signal }) =>
      fetchJson<WebhookView[]>(shopPath(shop, 'segments', segmentId, 'webhooks'), {}, signal),
  });

/** Keeps chosen customers as a list. */
export const createList = (shop: string, list: z.input<typeof createListInput>) =>
  post<{ segmentId: string; size: number }>(shopPath(shop, 'segments', 'lists', 'chosen'), list);

/** Uploads a list of ids or e-mails; `segmentId` replaces that list's members. */
export async function uploadList(
  shop: string,
  file: Blob,
  query: { readonly name?: string; readonly description?: string; readonly segmentId?: string },
): Promise<ListReport> {
  const search = new URLSearchParams(Object.entries(query));
  const response = await fetch(`${shopPath(shop, 'segments', 'lists')}?${search.toString()}`, {
    method: 'POST',
    body: file,
  });
  if (!response.ok) await throwProblem(response);
  return (await response.json()) as ListReport;
}

/** The address of a segment's members as a file. */
export const segmentExportPath = (shop: string, segmentId: string, format: 'csv' | 'json'): string =>
  `${shopPath(shop, 'segments', segmentId, 'export')}?format=${format}`;
