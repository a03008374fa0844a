import { z } from 'zod';
import { pageQuery, sortDirection } from './page';

export const productSorts = [
  'interactionCount',
  'customerCount',
  'purchaseCount',
  'revenue',
  'ratingMean',
  'price',
  'title',
  'externalId',
] as const;

export const productsQuery = pageQuery.extend({
  /** Part of the title (either language), brand or the shop's own id. */
  q: z.string().trim().max(200).default(''),
  sort: z.enum(productSorts).default('interactionCount'),
  direction: sortDirection,
  category: z.string().max(200).optional(),
  brand: z.string().max(200).optional(),
});
export type ProductsQuery = z.infer<typeof productsQuery>;

/** A product as lists, recommendations and reasons show it. */
export interface ProductSummary {
  readonly id: number;
  readonly externalId: string;
  readonly title: string | null;
  readonly titleZh: string | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly price: number | null;
  readonly interactionCount: number;
  readonly customerCount: number;
  readonly purchaseCount: number;
  readonly revenue: number;
  readonly ratingMean: number | null;
  readonly ratingCount: number;
}

export interface ProductDetail extends ProductSummary {
  readonly description: string | null;
  readonly descriptionZh: string | null;
  readonly cost: number | null;
  readonly stock: number | null;
  readonly attributes: Readonly<Record<string, string>>;
  /** Interactions a month (YYYY-MM), oldest first. */
  readonly months: readonly {
    readonly month: string;
    readonly interactions: number;
    readonly purchases: number;
  }[];
}
