import { z } from 'zod';
import { affinityKinds } from './features';
import { interactionKind } from './interaction';
import { behaviourTargets, comparisons } from './rule-vocabulary';

export type BehaviourTarget = (typeof behaviourTargets)[number];

const text = z.string().trim().min(1).max(200);

const days = z.number().int().min(1).max(3650);

/** Where events can lie. Days are counted back from the shop's clock: the time of its last event. */
const pastWindow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ever') }),
  z.object({ kind: z.literal('last'), days }),
  z.object({ kind: z.literal('before'), days }),
  z
    .object({ kind: z.literal('between'), from: z.iso.date(), to: z.iso.date() })
    .refine(({ from, to }) => from <= to, { message: 'The window ends before it begins.' }),
]);

/** Where dates can lie, which may be expected: `next` are so many days from the shop's clock on. */
const dateWindow = z.discriminatedUnion('kind', [
  ...pastWindow.options,
  z.object({ kind: z.literal('next'), days }),
]);
export type PastWindow = z.infer<typeof pastWindow>;
export type TimeWindow = z.infer<typeof dateWindow>;

/** Interactions of one kind, optionally only with some products. `product` is the shop's own id. */
export const eventFilter = z.object({
  kind: interactionKind,
  category: text.optional(),
  brand: text.optional(),
  product: text.optional(),
  minPrice: z.number().min(0).optional(),
  maxPrice: z.number().min(0).optional(),
});
export type EventFilter = z.infer<typeof eventFilter>;

const numberRule = z.object({
  type: z.literal('number'),
  /** A number field of lib/schemas/segment-fields.ts. */
  field: text,
  operator: z.enum(comparisons),
  value: z.number(),
});

const textRule = z.object({
  type: z.literal('text'),
  /** A text field of lib/schemas/segment-fields.ts, or `attribute:<name>`. */
  field: text,
  operator: z.enum(['is', 'is-not', 'contains', 'starts-with', 'one-of', 'none-of']),
  /** One text, or several of `one-of` and `none-of`. */
  values: z.array(text).min(1).max(200),
});

const dateRule = z.object({ type: z.literal('date'), field: text, window: dateWindow });

/** Known or not: of any field. */
const knownRule = z.object({ type: z.literal('known'), field: text, isKnown: z.boolean() });

/** Did something so and so often: 'at-least' 1 is did, 'at-most' 0 is did not. */
const eventRule = z.object({
  type: z.literal('event'),
  event: eventFilter,
  operator: z.enum(['at-least', 'at-most', 'exactly']),
  count: z.number().int().min(0).max(1_000_000),
  window: pastWindow,
});

/** Did the steps one after the other, each at most `withinDays` after the step before (null: any time later). */
const sequenceRule = z.object({
  type: z.literal('sequence'),
  steps: z.array(eventFilter).min(2).max(5),
  withinDays: z.number().min(0.01).max(3650).nullable(),
  window: pastWindow,
  isDone: z.boolean(),
});

const affinityRule = z.object({
  type: z.literal('affinity'),
  kind: z.enum(affinityKinds),
  name: text,
  operator: z.enum(comparisons),
  /** Share of the customer's interactions by the shop's share. */
  lift: z.number().min(0),
});

const predictionRule = z.object({
  type: z.literal('prediction'),
  target: z.enum(behaviourTargets),
  /** The window that is predicted, and what customers respond with; without `days` the newest model of the target is asked. */
  days: z.number().int().min(1).max(365).optional(),
  kind: interactionKind.optional(),
  category: text.optional(),
  operator: z.enum(comparisons),
  probability: z.number().min(0).max(1),
});

const clusterRule = z.object({
  type: z.literal('cluster'),
  clusteringId: z.uuid(),
  cluster: z.number().int().min(0),
  isIn: z.boolean(),
});

const segmentRule = z.object({ type: z.literal('segment'), segmentId: z.uuid(), isIn: z.boolean() });

/** One condition on a customer. */
export const condition = z.discriminatedUnion('type', [
  numberRule,
  textRule,
  dateRule,
  knownRule,
  eventRule,
  sequenceRule,
  affinityRule,
  predictionRule,
  clusterRule,
  segmentRule,
]);
export type Condition = z.infer<typeof condition>;

/** Conditions and groups of them, nested: all or any of them, or not. An empty group is true of everybody. */
export interface RuleGroup {
  readonly type: 'group';
  readonly combinator: 'and' | 'or';
  readonly isNegated: boolean;
  readonly rules: readonly Rule[];
}
export type Rule = Condition | RuleGroup;

/** Deeper nesting is nobody's audience, but could exhaust the database's parser. */
const DEEPEST = 8;
/** Conditions in a whole rule. */
const MOST_CONDITIONS = 200;

function measure(rule: Rule): { depth: number; conditions: number } {
  if (rule.type !== 'group') return { depth: 0, conditions: 1 };
  const inner = rule.rules.map(measure);
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    conditions: inner.reduce((sum, { conditions }) => sum + conditions, 0),
  };
}

const group = z.object({
  type: z.literal('group'),
  combinator: z.enum(['and', 'or']).default('and'),
  isNegated: z.boolean().default(false),
  /** Conditions and groups; a getter, for a group knows itself. */
  get rules(): z.ZodDefault<z.ZodArray<z.ZodType<Rule>>> {
    return z.array(rule).default([]);
  },
});

/** By `type`, so that what is wrong is said of the one that was meant. */
const rule: z.ZodType<Rule> = z.discriminatedUnion('type', [condition, group], {
  error: ({ code }) =>
    code === 'invalid_union'
      ? `There is no such type of condition: use group, ${condition.options.map(({ shape }) => shape.type.value).join(', ')}.`
      : undefined,
});

/** A whole rule: who is in a segment. */
export const segmentRuleGroup: z.ZodType<RuleGroup> = group.superRefine((rule, context) => {
  const { depth, conditions } = measure(rule);
  if (depth > DEEPEST) context.addIssue(`Groups may be nested ${DEEPEST} deep, not ${depth}.`);
  if (conditions > MOST_CONDITIONS)
    context.addIssue(`A rule may have ${MOST_CONDITIONS} conditions, not ${conditions}.`);
});
