import { z } from 'zod';
import { type ClusterNames } from './clustering';
import { type CustomerSummary } from './customer';
import { pageQuery } from './page';
import { type segmentKinds, segmentSchedules } from './segment-kinds';
import { type RuleGroup, segmentRuleGroup } from './segment-rule';

export type SegmentKind = (typeof segmentKinds)[number];

export type SegmentSchedule = (typeof segmentSchedules)[number];

const name = z.string().trim().min(1, 'Give the segment a name.').max(120, 'At most 120 characters.');
const description = z.string().trim().max(2000, 'At most 2,000 characters.');
const schedule = z.enum(segmentSchedules);

export const oneSegment = z.object({ segmentId: z.uuid() });
export type OneSegment = z.infer<typeof oneSegment>;

export const createSegmentInput = z.object({
  name,
  description: description.default(''),
  rule: segmentRuleGroup,
  schedule: schedule.default('manual'),
});
export type CreateSegmentInput = z.infer<typeof createSegmentInput>;

/** What is not given stays. Another rule makes a new version and finds the members anew. */
export const updateSegmentInput = oneSegment.extend({
  name: name.optional(),
  description: description.optional(),
  rule: segmentRuleGroup.optional(),
  schedule: schedule.optional(),
});
export type UpdateSegmentInput = z.infer<typeof updateSegmentInput>;

/** `name`: what the copy is called; without it, the segment's name with a number. */
export const duplicateSegmentInput = oneSegment.extend({ name: name.optional() });
export type DuplicateSegmentInput = z.infer<typeof duplicateSegmentInput>;

/** Goes back to what an older version said, as a new version. */
export const restoreVersionInput = oneSegment.extend({ version: z.number().int().min(1) });
export type RestoreVersionInput = z.infer<typeof restoreVersionInput>;

/** `model`: by the current model's vectors of customers; `cosine`: by the products that they turned to. */
export const lookAlikeMeasures = ['model', 'cosine'] as const;

/** What a look-alike segment keeps as its rule. */
export const lookAlikeRule = z.object({
  type: z.literal('look-alike'),
  seedId: z.uuid(),
  size: z.number().int().min(1).max(1_000_000),
  measure: z.enum(lookAlikeMeasures).default('cosine'),
});
export type LookAlikeRule = z.infer<typeof lookAlikeRule>;

export const createLookAlikeInput = lookAlikeRule.omit({ type: true }).extend({
  name,
  description: description.default(''),
  schedule: schedule.default('manual'),
});
export type CreateLookAlikeInput = z.infer<typeof createLookAlikeInput>;

/** Of a list that is uploaded as CSV, ids or e-mails in its first column or in one named so. `segmentId`: replaces that list's members. */
export const uploadListInput = z.object({
  name: name.optional(),
  description: description.default(''),
  segmentId: z.uuid().optional(),
});
export type UploadListInput = z.infer<typeof uploadListInput>;

/** A list of customers by their ids in the studio: a lasso on a map, a selection in a table. */
export const createListInput = z.object({
  name,
  description: description.default(''),
  customerIds: z.array(z.number().int().min(1)).min(1).max(1_000_000),
});
export type CreateListInput = z.infer<typeof createListInput>;

/** What became of a list's lines. */
export interface ListReport {
  readonly segmentId: string;
  readonly lines: number;
  readonly members: number;
  /** Lines that named somebody again. */
  readonly repeated: number;
  readonly unknown: number;
  /** The first of them. */
  readonly unknownLines: readonly { readonly line: number; readonly value: string }[];
}

/** A rule that is being written. `segmentId`: of the segment that it is for, which it may not use itself. */
export const countInput = z.object({ rule: segmentRuleGroup, segmentId: z.uuid().optional() });
export type CountInput = z.infer<typeof countInput>;

/** Who a rule is true of, as counted while it is written. */
export interface SegmentCount {
  readonly size: number;
  /** Customers of the shop. */
  readonly total: number;
  /** That the database took. */
  readonly milliseconds: number;
  /** Some of them, the same ones as long as they are in. */
  readonly sample: readonly CustomerSummary[];
}

/** A number field among the members and in the whole shop; null where it is known of nobody. */
export interface NumberProfile {
  readonly field: string;
  readonly segment: number | null;
  readonly shop: number | null;
}

/** A text field's most common values among the members. */
export interface TextProfile {
  readonly field: string;
  readonly values: readonly {
    readonly value: string;
    readonly count: number;
    /** Of the members whose value is known, 0..1. */
    readonly share: number;
    readonly shopShare: number;
    /** share / shopShare */
    readonly lift: number;
  }[];
}

/** What a group is like against the shop. Below the small-group floor (SMALLEST_GROUP) there is no word but its size. */
export interface SegmentProfile {
  readonly size: number;
  readonly isTooSmall: boolean;
  readonly numbers: readonly NumberProfile[];
  readonly texts: readonly TextProfile[];
}

/** A segment as lists show it. */
export interface SegmentSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kind: SegmentKind;
  readonly version: number;
  readonly schedule: SegmentSchedule;
  readonly size: number;
  /** Null before the members were found for the first time. */
  readonly refreshedAt: string | null;
  readonly nextAt: string | null;
  /** The shop's data have changed since. */
  readonly isStale: boolean;
  readonly archivedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Sizes after the last refreshes, oldest first, for a sparkline. */
  readonly sizes: readonly number[];
}

export const segmentsQuery = z.object({
  archived: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(false),
});

/** Where a segment is used, which keeps it from being deleted. */
export interface SegmentUses {
  readonly segments: readonly { readonly id: string; readonly name: string }[];
  readonly webhooks: number;
}

export interface SegmentDetail extends SegmentSummary {
  /** Customers of the shop. */
  readonly total: number;
  /** Of a rule segment. */
  readonly rule: RuleGroup | null;
  /** Of a look-alike segment. */
  readonly lookAlike: (LookAlikeRule & { readonly seedName: string | null }) | null;
  readonly usedBy: SegmentUses;
  /** Segments that the rule names, so that it can be put in words. */
  readonly names: Readonly<Record<string, string>>;
  /** The same of clusters. */
  readonly clusters: ClusterNames;
  /** The job that finds the members, while there is one. */
  readonly jobId: string | null;
}

export interface SegmentVersionView {
  readonly version: number;
  readonly name: string;
  readonly rule: RuleGroup | LookAlikeRule | null;
  readonly createdAt: string;
}

/** One refresh: the size then, and how many came and went. */
export interface SegmentRefreshView {
  readonly id: number;
  readonly version: number;
  readonly size: number;
  readonly entered: number;
  readonly left: number;
  readonly at: string;
}

const pageOfSegment = pageQuery.extend({ segmentId: z.uuid() });

/** `q`: only whose name, e-mail or id has it. */
export const membersQuery = pageOfSegment.extend({ q: z.string().trim().max(200).optional() });
export type MembersQuery = z.infer<typeof membersQuery>;

export interface SegmentMemberView extends CustomerSummary {
  /** Since when without a break. */
  readonly enteredAt: string;
}

export const changesQuery = pageOfSegment.extend({
  change: z.enum(['entered', 'left']).optional(),
  refreshId: z.coerce.number().int().optional(),
});
export type ChangesQuery = z.infer<typeof changesQuery>;

export interface SegmentChangeView {
  readonly customerId: number;
  readonly externalId: string;
  readonly name: string | null;
  readonly hasEntered: boolean;
  readonly at: string;
}

/** A segment that a customer is in. */
export interface CustomerSegment {
  readonly segmentId: string;
  readonly name: string;
  readonly kind: SegmentKind;
  readonly size: number;
  readonly enteredAt: string;
}

/** At most as many as the bits of a membership number. */
export const MOST_OVERLAPPING = 12;

/** `ids`: segments with commas between them. */
export const overlapQuery = z.object({
  ids: z
    .string()
    .transform((text) => [...new Set(text.split(',').filter(Boolean))])
    .pipe(z.array(z.uuid()).min(1).max(MOST_OVERLAPPING)),
});
export type OverlapQuery = z.infer<typeof overlapQuery>;

/** Exact intersections, for an UpSet plot: every customer of the shop is counted once. */
export interface SegmentOverlap {
  readonly segments: readonly { readonly id: string; readonly name: string; readonly size: number }[];
  /** Who is in exactly these segments (positions in `segments`) and in none of the others; largest first, none is empty. */
  readonly intersections: readonly { readonly members: readonly number[]; readonly size: number }[];
  /** Customers in none of them. */
  readonly outside: number;
}

export const exportQuery = oneSegment.extend({ format: z.enum(['csv', 'json']) });
