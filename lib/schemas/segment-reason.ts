import { z } from 'zod';
import { rowId } from './page';
import { type ClusterNames } from './clustering';
import { type Condition } from './segment-rule';

export const explainQuery = z.object({ segmentId: z.uuid(), customerId: rowId });
export type ExplainQuery = z.infer<typeof explainQuery>;

/**
 * One condition and what the customer has: the field's value; how often the event happened; how many steps of the sequence
 * were done; the lift; the probability; the cluster; null where it is not known. `since`: of a listed member.
 */
export interface ConditionReason {
  readonly type: 'condition';
  readonly condition: Condition;
  readonly isTrue: boolean;
  readonly value: string | number | null;
  /** Of a condition on a rule segment: why the customer is in that or out. */
  readonly inner: GroupReason | null;
}

export interface GroupReason {
  readonly type: 'group';
  readonly combinator: 'and' | 'or';
  readonly isNegated: boolean;
  readonly isTrue: boolean;
  readonly rules: readonly Reason[];
}
export type Reason = ConditionReason | GroupReason;

/** Why a customer is in a segment or out of it, rule by rule, by the data as they are now. */
export interface MembershipReason {
  readonly segmentId: string;
  readonly customerId: number;
  readonly customerName: string;
  /** As of the last refresh. */
  readonly isMember: boolean;
  readonly enteredAt: string | null;
  /** By the rule and the data of now; null of lists and look-alikes. */
  readonly reason: GroupReason | null;
  /** Segment id → name, of all that are named in the reasons. */
  readonly names: Readonly<Record<string, string>>;
  /** The same of clusters. */
  readonly clusters: ClusterNames;
}
