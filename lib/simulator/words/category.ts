import { type Bilingual, type Phrase } from './word-list';

/** The hidden reasons why people shop here: each customer is a mixture of them, each product serves one. */
export const tasteGroups = [
  'nesting',
  'gourmet',
  'fashion',
  'adventure',
  'wellness',
  'tech',
  'family',
  'garden',
] as const;
export type TasteGroup = (typeof tasteGroups)[number];

/** What a category sells and how it sells. Titles are made of material + kind of product + finish. */
export interface Category {
  /** Two letters, the first half of a product's number. */
  readonly code: string;
  readonly name: Bilingual;
  /** Share of the assortment, relative to 1. */
  readonly share: number;
  /** Median price of the category and the spread of log prices. */
  readonly price: number;
  readonly spread: number;
  /** Cost as a share of the list price. */
  readonly costShare: number;
  /** Probability that a bought piece comes back, at average quality. */
  readonly returnRate: number;
  /** Taste groups served, the main one first. */
  readonly groups: readonly TasteGroup[];
  /** Interest in each month, January first, 1 = average. */
  readonly season: readonly number[];
  /** For whom it is made, where it is made for some only. */
  readonly audience?: 'female' | 'male';
  readonly brands: readonly string[];
  /** Kinds of product, each with what it is for. */
  readonly kinds: readonly Phrase[];
  readonly materials: readonly Bilingual[];
  readonly finishes: readonly Bilingual[];
  /** Sentences that may end a description. */
  readonly notes: readonly Bilingual[];
}

/** Interest by month that is the same all year. */
export const evenSeason: readonly number[] = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
