import 'server-only';
import { type z } from 'zod';
import { owner } from '@/lib/auth/person';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { getShopBySlug } from '@/lib/services/shops/get-shop';
import { problemOf } from './problem';

type Params = Readonly<Record<string, string>>;

/** What a route handler of a shop gets: who and which shop, the address's parts and query in one, parsed. */
export interface RouteCall<Input> {
  readonly context: Context;
  readonly input: Input;
  readonly request: Request;
}

/**
 * There are no accounts that a cookie could guard: another web site open in the same browser must not write here. Browsers say
 * where a request comes from; command lines do not, and are let in.
 */
function refuseOtherSites({ method, headers, url }: Request): void {
  if (method === 'GET' || method === 'HEAD') return;
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const host = headers.get('host') ?? new URL(url).host;
  const isOwn =
    site === null
      ? origin === null || origin.endsWith(`://${host}`)
      : site === 'same-origin' || site === 'none';
  if (!isOwn) throw new AppError('forbidden', 'Another web site may not do this. Open the studio itself.');
}

/**
 * The door of every route handler below `/api/internal/[shop]`: finds the shop, parses path parameters and query
 * together with `schema`, answers JSON (or the Response that the verb made) and problem details (RFC 9457).
 */
export function route<Schema extends z.ZodType>(
  schema: Schema,
  verb: (call: RouteCall<z.output<Schema>>) => Promise<unknown>,
) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    try {
      refuseOtherSites(request);
      const { shop = '', ...path } = await params;
      const query = Object.fromEntries(new URL(request.url).searchParams);
      const context = { person: owner, shop: await getShopBySlug(decodeURIComponent(shop)) };
      const result = await verb({ context, request, input: schema.parse({ ...query, ...path }) });
      return result instanceof Response
        ? result
        : Response.json(result, { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      const { status, ...problem } = problemOf(error);
      return Response.json(
        { status, ...problem },
        { status, headers: { 'content-type': 'application/problem+json' } },
      );
    }
  };
}
