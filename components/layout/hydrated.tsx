import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from '@tanstack/react-query';
import { type ReactNode } from 'react';

/** Hands what a page has read on the server to the browser's queries of the same keys, so that they start full. */
export function Hydrated({
  data,
  children,
}: {
  data: readonly (readonly [QueryKey, unknown])[];
  children: ReactNode;
}) {
  const client = new QueryClient();
  for (const [key, value] of data) client.setQueryData(key, value);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
