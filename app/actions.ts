'use server';
import { cookies } from 'next/headers';
import { chooseLocale, localeCookie } from '@/lib/i18n/locales';
import { z } from 'zod';
import { action, shopless } from '@/lib/http/action';
import { createShopInput } from '@/lib/schemas/shop';
import { cancelJob } from '@/lib/services/jobs/jobs';
import { createShop } from '@/lib/services/shops/create-shop';

export async function setLocaleAction(locale: string): Promise<void> {
  (await cookies()).set(localeCookie, chooseLocale(locale, null), {
    path: '/',
    maxAge: 365 * 86_400,
    sameSite: 'lax',
  });
}

const create = shopless(createShopInput, createShop);

export async function createShopAction(input: Parameters<typeof create>[0]) {
  return create(input);
}

const cancel = action(z.object({ jobId: z.uuid() }), cancelJob);

export async function cancelJobAction(shop: string, input: { jobId: string }) {
  return cancel(shop, input);
}
