import { z } from 'zod';
import { rowId } from './page';
import { type CustomerDetail } from './customer';
import { type CustomerFeaturesView, type FeatureRunView } from './features';
import { type InteractionKind } from './interaction';

export const oneCustomer = z.object({ customerId: rowId });

/** What a customer said to being written to, by the attribute that says it. */
export interface Consent {
  /** The shop's own name of it. */
  readonly name: string;
  readonly answer: 'yes' | 'no' | 'unknown';
}

/** What could be shown or done for a customer. Keys of messages portrait.suggestion. */
export const suggestionIds = [
  'priority-line',
  'sizing-help',
  'win-back',
  'reminder',
  'welcome-guide',
  'first-order',
  'thanks',
  'sale-notice',
  'new-arrivals',
  'category-news',
  'bundles',
  'night-answers',
  'weekend',
] as const;
export type SuggestionId = (typeof suggestionIds)[number];

export interface Suggestion {
  readonly id: SuggestionId;
  /** `content`: something to show or send; `service`: something to do. */
  readonly kind: 'content' | 'service';
  /** What of the portrait made it: values of the message portrait.suggestion.<id>.reason. */
  readonly because: Readonly<Record<string, string | number>>;
}

/** One customer at a glance. */
export interface Portrait {
  readonly customer: CustomerDetail;
  readonly consents: readonly Consent[];
  /** Attributes that are no consents. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly run: FeatureRunView | null;
  /** Without what the shop has too little data for. */
  readonly features: CustomerFeaturesView | null;
  /** Customers in the same RFM cell, and their share of the shop; the share is null below the small-group floor. */
  readonly cell: { readonly customers: number; readonly share: number | null } | null;
  readonly suggestions: readonly Suggestion[];
}

export interface TimelineMonth {
  /** YYYY-MM */
  readonly month: string;
  readonly byKind: Readonly<Partial<Record<InteractionKind, number>>>;
}

/** What happened once in a customer's life. */
export interface LifeMoment {
  readonly at: string;
  readonly what: 'joined' | 'first-seen' | 'first-order' | 'entered' | 'left';
  /** Of a segment. */
  readonly name: string | null;
}

export interface Timeline {
  /** Months with events, oldest first. */
  readonly months: readonly TimelineMonth[];
  /** Newest first. */
  readonly moments: readonly LifeMoment[];
}

export const addNoteInput = oneCustomer.extend({
  text: z.string().trim().min(1, 'Write something.').max(4000, 'At most 4,000 characters.'),
});
export type AddNoteInput = z.input<typeof addNoteInput>;
export const deleteNoteInput = z.object({ noteId: z.number().int() });
export type DeleteNoteInput = z.input<typeof deleteNoteInput>;

export interface NoteView {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly createdAt: string;
}
