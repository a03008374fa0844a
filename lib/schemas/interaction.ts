import { z } from 'zod';
import { interactionKinds } from './interaction-kinds';

export const interactionKind = z.enum(interactionKinds);
export type InteractionKind = z.infer<typeof interactionKind>;

/** One cleaned interaction as an import or the simulator hands it over. Ids are the shop's own. */
export interface InteractionRow {
  readonly customerId: string;
  readonly productId: string;
  readonly kind: InteractionKind;
  /** Rating on the shop's scale, or an amount of use; null where the kind says all. */
  readonly value: number | null;
  readonly quantity: number | null;
  /** Price of one piece, in the shop's currency. */
  readonly unitPrice: number | null;
  /** Milliseconds since 1970-01-01 UTC; null where the file has no time. */
  readonly time: number | null;
  /** Session or order number. */
  readonly session: string | null;
}

/** One product as an import or the simulator hands it over; null = not said by the file. */
export interface ProductRow {
  readonly productId: string;
  readonly title: string | null;
  readonly titleZh: string | null;
  readonly description: string | null;
  readonly descriptionZh: string | null;
  readonly category: string | null;
  readonly brand: string | null;
  readonly price: number | null;
  readonly cost: number | null;
  readonly stock: number | null;
  /** Everything else the file says of it, by column name. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** One customer as an import or the simulator hands it over; null = not said by the file. */
export interface CustomerRow {
  readonly customerId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly birthYear: number | null;
  readonly gender: string | null;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly joinedAt: number | null;
  readonly attributes: Readonly<Record<string, string>>;
}
