import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { type z } from 'zod';
import { owner } from '@/lib/auth/person';
import { type Context } from '@/lib/schemas/context';
import { getShopBySlug } from '@/lib/services/shops/get-shop';
import { type Problem, problemOf } from './problem';

/** What a server action gives back: never a thrown error, which the browser would see without its message. */
export type ActionResult<Output> =
  { readonly ok: true; readonly data: Output } | { readonly ok: false; readonly problem: Problem };

/** A server action on one shop: `run(shopSlug, input)`. */
export type ShopAction<Input, Output> = (shop: string, input: Input) => Promise<ActionResult<Output>>;

/** The door of every server action: finds the shop, parses the input, runs the verb, maps what went wrong. */
export function action<Schema extends z.ZodType, Output>(
  schema: Schema,
  verb: (context: Context, input: z.output<Schema>) => Promise<Output>,
): ShopAction<z.input<Schema>, Output> {
  return async (shop, input) => {
    try {
      const context = { person: owner, shop: await getShopBySlug(shop) };
      return { ok: true, data: await verb(context, schema.parse(input)) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, problem: problemOf(error) };
    }
  };
}

/** The door of the few server actions that stand above any shop. */
export function shopless<Schema extends z.ZodType, Output>(
  schema: Schema,
  verb: (input: z.output<Schema>) => Promise<Output>,
) {
  return async (input: z.input<Schema>): Promise<ActionResult<Output>> => {
    try {
      return { ok: true, data: await verb(schema.parse(input)) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, problem: problemOf(error) };
    }
  };
}
