import { z } from 'zod';
import { type NamePart } from './clustering';
import { groupKinds, type groupMetrics } from './explore-kinds';
import { affinityKinds } from './features';

export type GroupKind = (typeof groupKinds)[number];

export const groupsQuery = z.object({ rows: z.enum(groupKinds).default('rfm') });
export const liftsQuery = groupsQuery.extend({ of: z.enum(affinityKinds).default('category') });
export type LiftsQuery = z.infer<typeof liftsQuery>;

/** A row: a segment, an RFM cell or a cluster. */
export interface CustomerGroup {
  /** The segment's id, the cell's name, the cluster's number. */
  readonly key: string;
  /** The segment's own name; null where the page has to name it. */
  readonly name: string | null;
  /** What a cluster is named after; null of other groups. */
  readonly parts: readonly NamePart[] | null;
  readonly customers: number;
}

/** How far a group turns to something more (above 1) or less than the shop. */
export interface LiftCell {
  readonly lift: number;
  /** The group's interactions with it. */
  readonly count: number;
}

/** Groups × categories (or brands, or price bands). */
export interface LiftMap {
  readonly groups: readonly CustomerGroup[];
  /** Most interactions first. */
  readonly columns: readonly { readonly name: string; readonly share: number }[];
  /** By group, then column; null for groups below the small-group floor. */
  readonly cells: readonly (readonly (LiftCell | null)[])[];
}

export type GroupMetric = (typeof groupMetrics)[number];

/** Groups × means. */
export interface MetricMap {
  readonly groups: readonly CustomerGroup[];
  /** The shop's mean of each metric; null where nobody has it. */
  readonly shop: readonly (number | null)[];
  /** By group, then metric; null for small groups and where nobody has it. */
  readonly cells: readonly (readonly (number | null)[])[];
}

/** Customers whose first order was in one month. */
export interface Cohort {
  /** ISO month: 2026-03 */
  readonly month: string;
  readonly customers: number;
  /** By months since: customers who ordered, and money; null below the small-group floor. Up to the shop's clock. */
  readonly months: readonly { readonly customers: number; readonly money: number }[] | null;
}

export interface CohortTriangle {
  /** The shop's clock, ISO: the last month is not over yet. */
  readonly asOf: string | null;
  readonly cohorts: readonly Cohort[];
}
