import { z } from 'zod';
import { interactionKind } from './interaction';
import { type BehaviourTarget } from './segment-rule';
import { behaviourTargets } from './rule-vocabulary';
import { type TreeCondition, type TreeNode, treeNode } from './tree-node';

/** What a behaviour model is asked to learn. */
export const startBehaviourInput = z
  .object({
    target: z.enum(behaviourTargets),
    /** Length of the window that is predicted, counted from the shop's clock. */
    days: z.number().int().min(7).max(365),
    algorithm: z.enum(['tree', 'forest']).default('tree'),
    /** Of `responds`: what customers do, and with products of which category (any, where it is empty). */
    kind: interactionKind.optional(),
    category: z.string().trim().max(200).optional(),
    seed: z.number().int().min(0).max(2_147_483_647).default(42),
  })
  .refine(({ target, kind }) => target !== 'responds' || kind !== undefined, {
    message: 'Say what customers respond with: choose a kind of interaction.',
    path: ['kind'],
  });
export type StartBehaviourInput = z.output<typeof startBehaviourInput>;

/** What there is to learn from, before anything is started. */
export interface BehaviourEstimate {
  readonly historyDays: number;
  readonly neededDays: number;
  /** Of the window that it learns from; of the one that it is judged on where outcomes are too few in that alone. */
  readonly customers: number;
  readonly positives: number;
  readonly negatives: number;
  /** One processor's seconds. */
  readonly seconds: number;
  readonly isPossible: boolean;
}

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type EstimateWithInterval = z.infer<typeof estimate>;

const thresholdPoint = z.object({
  threshold: z.number(),
  truePositives: z.number(),
  falsePositives: z.number(),
});
export type ThresholdCounts = z.infer<typeof thresholdPoint>;

export const behaviourReport = z.object({
  /** Times, ISO: features are of before, outcomes of the window after. */
  trainAt: z.string(),
  judgeAt: z.string(),
  predictAt: z.string(),
  features: z.array(z.object({ name: z.string(), isCategory: z.boolean() })),
  train: z.object({ customers: z.number(), positives: z.number() }),
  judged: z.object({
    rows: z.number(),
    positives: z.number(),
    baseRate: z.number(),
    rocArea: estimate,
    averagePrecision: estimate,
    brier: estimate,
    points: z.array(thresholdPoint),
    calibration: z.array(
      z.object({
        count: z.number(),
        predicted: z.number(),
        observed: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    ),
  }),
  /** The tree itself, or one that follows the forest and says why. */
  nodes: z.array(treeNode),
  /** How much of the forest's variance its tree follows; null of a tree. */
  fidelity: z.number().nullable(),
  /** Of a forest: each customer judged by the trees that were not grown from it. Reports that were written before it was told have none. */
  outOfBag: z.object({ rows: z.number(), brier: z.number(), rocArea: z.number() }).nullable().default(null),
  importance: z.array(z.object({ feature: z.string(), mean: z.number(), standardError: z.number() })),
  dependence: z.array(
    z.object({
      feature: z.string(),
      points: z.array(z.object({ value: z.union([z.number(), z.string()]), probability: z.number() })),
    }),
  ),
  predicted: z.number(),
  seconds: z.number(),
});
export type BehaviourReport = z.infer<typeof behaviourReport>;

/** A model in the list. */
export interface BehaviourModelView {
  readonly id: string;
  readonly input: StartBehaviourInput;
  readonly isArchived: boolean;
  readonly createdAt: string;
  readonly rocArea: EstimateWithInterval;
  readonly baseRate: number;
  readonly predicted: number;
}

/** A model with all that is known of it. */
export interface BehaviourModelDetail {
  readonly id: string;
  readonly input: StartBehaviourInput;
  readonly isArchived: boolean;
  readonly createdAt: string;
  /** Whether it is the one that portraits and segments ask its question. */
  readonly isAsked: boolean;
  /** Whether the shop's log goes on after the moment that its predictions start from. */
  readonly isStale: boolean;
  readonly report: BehaviourReport;
}

/** One of the customers that a model predicts. */
export interface PredictedCustomer {
  readonly id: number;
  readonly externalId: string;
  readonly name: string | null;
  readonly probability: number;
}

/** Values of a customer's features, in the order of the model's. */
export const featureValues = z.array(z.union([z.number(), z.string(), z.null()]));
export type FeatureValue = z.infer<typeof featureValues>[number];

/** A reason: what the customer has, and the bounds of the tree that it lies within. */
export interface BehaviourReason {
  readonly feature: string;
  readonly value: FeatureValue;
  readonly conditions: readonly TreeCondition[];
}

/** What is expected of one customer, and why: for the portrait. */
export interface CustomerPrediction {
  readonly modelId: string;
  readonly target: BehaviourTarget;
  readonly days: number;
  readonly kind: StartBehaviourInput['kind'];
  readonly category: string | undefined;
  readonly probability: number;
  readonly baseRate: number;
  /** Share of those at most as likely: 0.9 means likelier than nine in ten. */
  readonly percentile: number;
  /** The moment that the prediction starts from, ISO. */
  readonly predictedAt: string;
  /** Whether the shop's log goes on after it. */
  readonly isStale: boolean;
  /** How much of the forest's differences the tree that gives the reasons explains; null of a tree itself. */
  readonly fidelity: number | null;
  readonly reasons: readonly BehaviourReason[];
}

const holds = ({ comparison, threshold, levels }: TreeCondition, value: FeatureValue): boolean | null => {
  if (comparison === 'missing') return value === null;
  if (comparison === 'known') return value !== null;
  if (value === null) return null;
  if (typeof value === 'number') return value <= (threshold ?? 0) === (comparison === 'at-most');
  return levels.includes(value) === (comparison === 'one-of');
};

/** Nodes on a customer's way down, the root first. */
export function pathOf(nodes: readonly TreeNode[], valueOf: (feature: string) => FeatureValue): TreeNode[] {
  const path: TreeNode[] = [];
  for (let at = nodes[0]; at;) {
    path.push(at);
    const children: TreeNode[] = (at.children ?? []).flatMap((id) => nodes[id] ?? []);
    const next: TreeNode | undefined = children.find(({ condition: passed, takesMissing }) => {
      const isPassed = passed && holds(passed, valueOf(passed.column));
      return isPassed ?? takesMissing;
    });
    at = next;
  }
  return path;
}

/** The conditions of a way down, one reason a feature, in the order in which they are met first. */
export function reasonsOf(
  nodes: readonly TreeNode[],
  valueOf: (feature: string) => FeatureValue,
): BehaviourReason[] {
  const byFeature = new Map<string, TreeCondition[]>();
  for (const { condition: passed } of pathOf(nodes, valueOf))
    if (passed) byFeature.set(passed.column, [...(byFeature.get(passed.column) ?? []), passed]);
  return [...byFeature].map(([feature, conditions]) => ({
    feature,
    value: valueOf(feature),
    // A later bound on the same side is the tighter one.
    conditions: conditions.filter(
      ({ comparison }, at) => !conditions.slice(at + 1).some((later) => later.comparison === comparison),
    ),
  }));
}
