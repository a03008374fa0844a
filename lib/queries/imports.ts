import { queryOptions } from '@tanstack/react-query';
import { type ImportDetail, type ImportSummary } from '@/lib/schemas/import';
import { fetchJson, throwProblem } from './fetch-json';
import { shopPath } from './shop-path';

/** A shop's imports, newest first. */
export const importsOptions = (shop: string) =>
  queryOptions({
    queryKey: ['imports', shop],
    queryFn: ({ signal }) => fetchJson<ImportSummary[]>(shopPath(shop, 'imports'), {}, signal),
  });

/** One import with its report. */
export const importOptions = (shop: string, importId: string) =>
  queryOptions({
    queryKey: ['imports', shop, importId],
    queryFn: ({ signal }) => fetchJson<ImportDetail>(shopPath(shop, 'imports', importId), {}, signal),
  });

/** Where an import's rejected rows are downloaded. */
export const rejectsPath = (shop: string, importId: string): string =>
  shopPath(shop, 'imports', importId, 'rejects');

/** Uploads a file as it is; the server streams it to disk. */
export async function uploadFile(
  shop: string,
  file: File,
  signal: AbortSignal,
): Promise<{ importId: string }> {
  const response = await fetch(`${shopPath(shop, 'imports')}?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: file,
    signal,
  });
  if (!response.ok) await throwProblem(response);
  return (await response.json()) as { importId: string };
}
