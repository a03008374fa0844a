import { z } from 'zod';
import { type InteractionKind } from './interaction';
import { interactionKinds } from './interaction-kinds';
import { pageQuery, sortDirection } from './page';

export const customerSorts = [
  'lastSeen',
  'interactionCount',
  'purchaseCount',
  'spend',
  'name',
  'externalId',
] as const;

export const customersQuery = pageQuery.extend({
  /** Part of the name, e-mail or the shop's own id; case does not matter. */
  q: z.string().trim().max(200).default(''),
  sort: z.enum(customerSorts).default('lastSeen'),
  direction: sortDirection,
  country: z.string().max(100).optional(),
  /** Only customers with at least this many interactions. */
  minInteractions: z.coerce.number().int().min(0).optional(),
  /** Only customers who bought (true) or never did (false). */
  bought: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
});
export type CustomersQuery = z.infer<typeof customersQuery>;

export interface CustomerSummary {
  readonly id: number;
  readonly externalId: string;
  readonly name: string | null;
  readonly country: string | null;
  readonly interactionCount: number;
  readonly purchaseCount: number;
  readonly spend: number;
  /** ISO time. */
  readonly lastSeen: string | null;
}

export interface CustomerDetail extends CustomerSummary {
  readonly email: string | null;
  readonly city: string | null;
  readonly birthYear: number | null;
  readonly gender: string | null;
  readonly joinedAt: string | null;
  readonly firstSeen: string | null;
  readonly attributes: Readonly<Record<string, string>>;
}

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional();

/** Kinds with commas between them, none for all; and a period of days: from, inclusive, to, exclusive (UTC). */
const timelineFilter = z.object({
  kinds: z
    .string()
    .default('')
    .transform((text) => interactionKinds.filter((kind) => text.split(',').includes(kind))),
  from: day,
  to: day,
});

/** One event of a customer's history, newest first in lists. */
export interface HistoryEvent {
  readonly productId: number;
  readonly productExternalId: string;
  readonly productTitle: string | null;
  readonly productTitleZh: string | null;
  readonly category: string | null;
  readonly kind: InteractionKind;
  readonly value: number | null;
  readonly quantity: number | null;
  readonly unitPrice: number | null;
  readonly time: string | null;
  readonly session: string | null;
}

export const historyQuery = pageQuery.extend({
  ...timelineFilter.shape,
});
export type HistoryQuery = z.infer<typeof historyQuery>;
