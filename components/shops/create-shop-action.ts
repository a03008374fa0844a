import { type ShopSummary } from '@/lib/schemas/shop';

/** The server action that makes a shop, as pages hand it down. */
export type CreateShopAction = (input: {
  name: string;
  currency: string;
}) => Promise<
  { ok: true; data: ShopSummary } | { ok: false; problem: { status: number; code: string; detail: string } }
>;
