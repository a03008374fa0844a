import { z } from 'zod';
import { comparedMetrics, type groupDimensions, MOST_COMPARED } from './comparison-kinds';
import { type ModelRunView } from './model';
import { type ProductSummary } from './product';

export const comparedMetric = z.enum(comparedMetrics);
export type ComparedMetric = z.infer<typeof comparedMetric>;

const runIds = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).min(1).max(MOST_COMPARED));

export const comparisonInput = z.object({
  /** Ids with commas between them, as they stand in the address; the first is what the others are compared with. */
  runs: runIds,
  metric: comparedMetric.default('ndcg'),
});
export type ComparisonInput = z.infer<typeof comparisonInput>;

/** A mean with its 95 % interval (bootstrap over customers). */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface ComparedRun {
  readonly run: ModelRunView;
  /** Ranking metric id ('ndcg', …) → mean over the customers that all compared runs judged, with its interval. */
  readonly intervals: Readonly<Record<ComparedMetric, Interval>>;
  /** Metric id with K ('coverage@10', …) → value, as the run has it. */
  readonly beyond: Readonly<Record<string, number>>;
  /** Loss and validation metric by epoch; null where the algorithm has no epochs. */
  readonly curve: { readonly loss: readonly number[]; readonly validation: readonly number[] } | null;
}

export type Relation = 'better' | 'worse' | 'undecided';

/** One run against another over the same customers. */
export interface PairedResult {
  readonly runId: string;
  readonly againstId: string;
  /** Mean of (run − against) with its 95 % interval. */
  readonly difference: Interval;
  /** The same as a share of the other's mean (0.91 = 91 % more); null where that mean is 0. */
  readonly relative: Interval | null;
  /** Two-sided p of the paired bootstrap, and corrected by Holm for all pairs shown. */
  readonly p: number;
  readonly pHolm: number;
  readonly relation: Relation;
  /** Customers for whom the run is better, equal, worse. */
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
}

export type GroupDimension = (typeof groupDimensions)[number];

export interface GroupResult {
  /** What customers are told apart by. `activity`: size of the history; `taste`: share of head items in what they held out; `category`: the category most of their held-out items are of; `segment`: a saved segment of now, which may overlap with others. */
  readonly dimension: GroupDimension;
  /** 'new' | 'regular' | 'heavy', 'head' | 'mixed' | 'tail', or a category's or segment's name. */
  readonly group: string;
  readonly customers: number;
  /** Run id → mean with interval; null where the group is smaller than ten customers. */
  readonly values: Readonly<Record<string, Interval | null>>;
  /** Run id → against the first run. */
  readonly against: Readonly<
    Record<string, { readonly wins: number; readonly ties: number; readonly losses: number }>
  >;
}

export interface Comparison {
  readonly metric: ComparedMetric;
  readonly k: number;
  /** Customers that all runs judged. */
  readonly customers: number;
  /** Runs that cannot be compared with the first (another split, seed, K or data): their ids. */
  readonly leftOut: readonly string[];
  readonly runs: readonly ComparedRun[];
  /** Every run against every other, each pair once. */
  readonly pairs: readonly PairedResult[];
  readonly groups: readonly GroupResult[];
}

/** A model's verdict against one baseline, kept with the run. */
export interface Verdict {
  readonly against: string;
  readonly relation: Relation;
  readonly relative: Interval | null;
  /** Corrected by Holm for all baselines of the run. */
  readonly p: number;
}

export const gainsInput = z.object({
  a: z.uuid(),
  b: z.uuid(),
  metric: comparedMetric.default('ndcg'),
  /** `gains`: for whom b is better than a, the most first; `losses`: the other way round. */
  order: z.enum(['gains', 'losses']).default('gains'),
  page: z.coerce.number().int().min(1).default(1),
});
export type GainsInput = z.infer<typeof gainsInput>;

export interface CustomerGain {
  readonly customerId: number;
  readonly name: string;
  readonly historySize: number;
  readonly a: number;
  readonly b: number;
  readonly difference: number;
}

export interface CustomerGains {
  readonly rows: readonly CustomerGain[];
  readonly total: number;
  readonly pageSize: number;
}

export const listsInput = z.object({ a: z.uuid(), b: z.uuid(), customerId: z.coerce.number().int() });
export type ListsInput = z.infer<typeof listsInput>;

export interface JudgedItem {
  readonly product: ProductSummary;
  /** The customer really turned to it: it was held out. */
  readonly isHit: boolean;
}

/** What two runs recommended to one judged customer, and what was held out. */
export interface JudgedLists {
  readonly customerId: number;
  readonly name: string;
  readonly historySize: number;
  /** Of a cross-validation: values elsewhere are means over its parts, these are the last one's. */
  readonly isOfLastPart: boolean;
  readonly held: readonly ProductSummary[];
  readonly lists: readonly {
    readonly runId: string;
    readonly values: Readonly<Record<ComparedMetric, number>>;
    readonly items: readonly JudgedItem[];
  }[];
}
