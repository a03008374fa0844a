import 'server-only';
import { notFound } from 'next/navigation';
import { connection } from 'next/server';
import { cache } from 'react';
import { owner } from '@/lib/auth/person';
import { AppError } from '@/lib/schemas/app-error';
import { type Context } from '@/lib/schemas/context';
import { rowId } from '@/lib/schemas/page';
import { getShopBySlug } from '@/lib/services/shops/get-shop';

const contextOf = cache(async (slug: string): Promise<Context> => {
  await connection(); // per request: never at build time
  return { person: owner, shop: await getShopBySlug(slug) };
});

/** The context of a page below `/[shop]`; a shop that does not exist shows the not-found page. Read once per request. */
export async function pageContext(params: Promise<{ shop: string }>): Promise<Context> {
  const { shop } = await params;
  return orNotFound(contextOf(decodeURIComponent(shop)));
}

/** The row that `/[id]` names; what cannot be one shows the not-found page. */
export async function pageRow(params: Promise<{ id: string }>): Promise<number> {
  const { data } = rowId.safeParse((await params).id);
  return data ?? notFound();
}

/** Turns a service's `not-found` into the not-found page. */
export async function orNotFound<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') notFound();
    throw error;
  }
}
