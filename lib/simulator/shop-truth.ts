import { type TasteGroup } from './words/category';

/** What is true of each customer, by position in the customer list. */
export interface CustomerTruth {
  /** The taste group with the largest share. */
  readonly group: TasteGroup;
  /** Share of each taste group in the order of `tasteGroups`; sums to 1. */
  readonly tastes: readonly number[];
  /** The style inside each taste group that the customer prefers, 0 to styleCount - 1. */
  readonly styles: readonly number[];
  /** 0 = buys whatever it costs, 1 = looks for the cheapest. */
  readonly priceSensitivity: number;
  /** Visits a year while active. */
  readonly activity: number;
  /** Milliseconds since 1970 UTC; null = still a customer at the end of the year. */
  readonly churnedAt: number | null;
}

/** What is true of each product, by position in the product list. */
export interface ProductTruth {
  readonly group: TasteGroup;
  readonly style: number;
  /** About standard normal. */
  readonly quality: number;
  /** How often it is looked at, all else equal; relative. */
  readonly popularity: number;
  /** First day in the shop, milliseconds since 1970 UTC; null = there all year. */
  readonly launchedAt: number | null;
}

/** The causes behind a simulated shop. No row carries them: a model must find them; tests compare. */
export interface ShopTruth {
  readonly customers: readonly CustomerTruth[];
  readonly products: readonly ProductTruth[];
}

/** Styles inside each taste group: what makes two customers of one group still differ. */
export const styleCount = 4;
