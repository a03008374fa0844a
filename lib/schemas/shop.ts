import { z } from 'zod';
import { type InteractionKind } from './interaction';

export const shopName = z.string().trim().min(1, 'Give the shop a name.').max(80, 'At most 80 characters.');

export const createShopInput = z.object({
  name: shopName,
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'Three letters, such as USD or CNY.')
    .default('USD'),
});

/** Sizes of a simulated shop. */
export const shopSize = z.enum(['tiny', 'small', 'demo', 'large']);

/** A shop as lists and the switcher show it. */
export interface ShopSummary {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly currency: string;
  readonly isDemo: boolean;
}

/** Figures of a whole shop, computed once at each change of its data, so that counts agree everywhere. */
export interface ShopStats {
  readonly customers: number;
  readonly products: number;
  readonly interactions: number;
  /** Kind → how many. */
  readonly byKind: Readonly<Partial<Record<InteractionKind, number>>>;
  readonly purchases: number;
  /** Sum of quantity × unit price of purchases minus returns, in the shop's currency. */
  readonly revenue: number;
  /** ISO times of the first and last interaction; null where no row has a time. */
  readonly firstTime: string | null;
  readonly lastTime: string | null;
  /** Interactions, purchases and revenue a day (ISO date), the last 365 days that have data. */
  readonly days: readonly {
    readonly date: string;
    readonly interactions: number;
    readonly purchases: number;
    readonly revenue: number;
  }[];
  /** Ten categories with most interactions. */
  readonly categories: readonly { readonly category: string; readonly interactions: number }[];
  /** Share of cells of the customer × product matrix that have an interaction, 0..1. */
  readonly density: number;
}

/** What the Overview page shows. */
export interface ShopOverview {
  readonly shop: ShopSummary;
  readonly stats: ShopStats | null;
  readonly currentModel: {
    readonly runId: string;
    readonly algorithm: string;
    readonly metrics: Readonly<Record<string, number>>;
    readonly createdAt: string;
    readonly isStale: boolean;
  } | null;
  /** The popularity baseline judged on the same protocol, if there is one: what the model is worth is the distance to it. */
  readonly baseline: { readonly runId: string; readonly metrics: Readonly<Record<string, number>> } | null;
  readonly lastImport: {
    readonly id: string;
    readonly fileName: string;
    readonly status: string;
    readonly createdAt: string;
  } | null;
  readonly openJobs: number;
}
