import 'server-only';
import { createHash } from 'node:crypto';
import { type Context } from '@/lib/schemas/context';
import { type SimilarityRequest } from '@/lib/schemas/similarity';

/** What tells one heatmap from another: the request in a fixed order of fields, and the version of the data. */
export function requestHash({ shop }: Context, request: SimilarityRequest): string {
  const fields = Object.entries(request)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([shop.dataVersion, fields]))
    .digest('hex');
}
