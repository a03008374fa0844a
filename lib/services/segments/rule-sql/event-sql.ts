import 'server-only';
import { type EventFilter } from '@/lib/schemas/segment-rule';
import { type Scope } from './scope';

/** Whether an event needs its product looked up. */
export const asksProduct = ({ category, brand, product, minPrice, maxPrice }: EventFilter): boolean =>
  [category, brand, product, minPrice, maxPrice].some((value) => value !== undefined);

/** The interactions (alias `i`), with their products (alias `p`) where they are asked for. */
export const interactionsSql = (withProducts: boolean): string =>
  `"Interaction" i${withProducts ? ' JOIN "Product" p ON p."id" = i."productId"' : ''}`;

/** Whether an interaction is what a filter asks for. A price is what was paid, else what the product costs. */
export function eventSql(event: EventFilter, scope: Scope): string {
  const { kind, category, brand, product, minPrice, maxPrice } = event;
  const price = 'coalesce(i."unitPrice", p."price")';
  const tests = [`i."kind" = ${scope.param(kind, '"InteractionKind"')}`];
  if (category !== undefined) tests.push(`p."category" = ${scope.param(category, 'text')}`);
  if (brand !== undefined) tests.push(`p."brand" = ${scope.param(brand, 'text')}`);
  if (product !== undefined) tests.push(`p."externalId" = ${scope.param(product, 'text')}`);
  if (minPrice !== undefined) tests.push(`${price} >= ${scope.param(minPrice, 'float8')}`);
  if (maxPrice !== undefined) tests.push(`${price} <= ${scope.param(maxPrice, 'float8')}`);
  return tests.join(' AND ');
}
