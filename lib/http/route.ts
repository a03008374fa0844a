import 'server-only';
import { type z } from 'zod';
import { owner } from '@/lib/auth/person';
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
 * The door of every route handler below `/api/internal/[shop]`: finds the shop, parses path parameters and query
 * together with `schema`, answers JSON (or the Response that the verb made) and problem details (RFC 9457).
 */
export function route<Schema extends z.ZodType>(
  schema: Schema,
  verb: (call: RouteCall<z.output<Schema>>) => Promise<unknown>,
) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    try {
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
