import { owner } from '@/lib/auth/person';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { createShop } from '@/lib/services/shops/create-shop';
import { findShopByName } from '@/lib/services/shops/get-shop';

/** The context of the shop that --shop names. Throws `not-found` where there is none. */
export async function shopContext(name: string): Promise<Context> {
  const shop = await findShopByName(name);
  if (!shop)
    throw new AppError(
      'not-found',
      `There is no shop called "${name}". Import a file with --shop to make one.`,
    );
  return { person: owner, shop };
}

/** As shopContext; a shop that is not there yet is made. */
export async function shopContextOrNew(name: string): Promise<Context> {
  if (!(await findShopByName(name))) await createShop({ name });
  return shopContext(name);
}
