import 'server-only';
import { type RuleGroup } from '@/lib/schemas/segment-rule';

/** A segment that a rule names: members by its rule, or those that it holds. */
export interface NamedSegment {
  readonly id: string;
  readonly name: string;
  /** Null of lists and look-alikes: they are who they hold. */
  readonly rule: RuleGroup | null;
  /** Of look-alikes the segment that they are like. */
  readonly seedId: string | null;
}

/** What a rule means beyond its own words: whose shop it is, what time it is there, what it names. */
export interface RuleWorld {
  readonly shopId: number;
  /** The shop's clock in milliseconds; null where no event has a time. */
  readonly clock: number | null;
  /** The newest model of each question (questionKey) that is not archived. */
  readonly models: ReadonlyMap<string, string>;
  /** Every segment that the rule names, also by way of other segments. */
  readonly segments: ReadonlyMap<string, NamedSegment>;
}
