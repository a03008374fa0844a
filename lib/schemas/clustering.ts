import { z } from 'zod';
import { clusterBases, clusterMethods, MOST_CLUSTERS } from './clustering-kinds';
import { segmentRuleGroup } from './segment-rule';
import { treeNode } from './tree-node';

export const startClusteringInput = z
  .object({
    by: z.enum(clusterBases),
    method: z.enum(clusterMethods).default('k-means'),
    /** Numbers of clusters that are tried; one where both are the same. */
    from: z.number().int().min(2).max(MOST_CLUSTERS),
    to: z.number().int().min(2).max(MOST_CLUSTERS),
    /** Customers with fewer interactions do not shape the clusters; they are given the nearest one. */
    leastEvents: z.number().int().min(1).max(1000).default(20),
    umap: z.boolean().default(true),
    seed: z.number().int().min(0).max(2_147_483_647).default(42),
  })
  .refine(({ from, to }) => from <= to, { message: 'The range of clusters ends before it begins.' });
export type StartClusteringInput = z.infer<typeof startClusteringInput>;

/** As a query says it. */
export const estimateInput = z.object({
  by: z.enum(clusterBases),
  from: z.coerce.number().int().min(2).max(MOST_CLUSTERS),
  to: z.coerce.number().int().min(2).max(MOST_CLUSTERS),
  leastEvents: z.coerce.number().int().min(1).max(1000),
  umap: z.enum(['true', 'false']).transform((value) => value === 'true'),
});
export type EstimateInput = z.infer<typeof estimateInput>;

export const oneClustering = z.object({ clusteringId: z.uuid() });

/** NaN is no JSON: null where a measure is not defined. */
const measure = z.number().nullable();

/** How good a number of clusters is. */
const kChoice = z.object({
  k: z.number(),
  inertia: z.number(),
  silhouette: measure,
  daviesBouldin: measure,
  calinskiHarabasz: measure,
  /** Mean adjusted Rand index over bootstrap samples. */
  stability: measure,
});
export type KChoice = z.infer<typeof kChoice>;

/** What a cluster is called by: each is a word of its own in either language. */
const namePart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('category'), name: z.string() }),
  z.object({ type: z.literal('price-band'), band: z.string() }),
  z.object({ type: z.literal('field'), field: z.string(), isHigh: z.boolean() }),
]);
export type NamePart = z.infer<typeof namePart>;

/** What a cluster's customers have more of than others; empty: like everybody. */
export const clusterNameParts = z.array(namePart);

/** Clustering id → the names of its clusters, by their number. */
export type ClusterNames = Readonly<Record<string, readonly (readonly NamePart[])[]>>;

const clusterLift = z.object({
  kind: z.enum(['category', 'brand', 'price-band']),
  name: z.string(),
  /** Interactions of the cluster. */
  count: z.number(),
  share: z.number(),
  /** Share among all clustered customers. */
  shopShare: z.number(),
  lift: z.number(),
});
export type ClusterLift = z.infer<typeof clusterLift>;

const clusterProfile = z.object({
  cluster: z.number(),
  size: z.number(),
  /** Members whose own centre is clearly nearer than the next (CLEAR). */
  clear: z.number(),
  silhouette: measure,
  /** Of all money; null below the small-group floor, like everything that follows. */
  valueShare: measure,
  name: clusterNameParts,
  lifts: z.array(clusterLift),
  /** Means of number fields, and among all clustered customers. */
  numbers: z.array(z.object({ field: z.string(), mean: z.number(), shopMean: z.number() })),
  /** What the explaining tree says of the cluster, as a segment's rule; null where no leaf is its own. */
  rule: segmentRuleGroup.nullable(),
  /** Of those that the rule is true of, how many are in the cluster; and of the cluster, how many the rule finds. */
  precision: measure,
  recall: measure,
});
export type ClusterProfile = z.infer<typeof clusterProfile>;

/** `probability`: share of the node's customers who are in `cluster`, the likeliest one. */
const clusterNode = treeNode.extend({ cluster: z.number() });
export type ClusterNode = z.infer<typeof clusterNode>;

const explainingTree = z.object({
  /** None of trees that were grown before they were kept. */
  nodes: z.array(clusterNode).default([]),
  /** Share of customers that a tree which has not seen them gives their own cluster. */
  fidelity: z.number(),
  /** What the largest cluster alone would be right about. */
  baseline: z.number(),
  leaves: z.number(),
  customers: z.number(),
});

export const clusteringReport = z.object({
  customers: z.number(),
  /** Customers that shaped the clusters. */
  fitted: z.number(),
  columns: z.array(z.string()),
  k: z.number(),
  choice: z.array(kChoice),
  /** Customers that the measures looked at. */
  choiceOf: z.number(),
  /** Share of the variance that each axis of the PCA map shows. */
  explained: z.tuple([z.number(), z.number()]),
  /** Customers that UMAP laid out itself; null: no UMAP. */
  landmarks: z.number().nullable(),
  clusters: z.array(clusterProfile),
  tree: explainingTree.nullable(),
  dataVersion: z.number(),
});
export type ClusteringReport = z.infer<typeof clusteringReport>;

export interface ClusteringSummary {
  readonly id: string;
  readonly input: StartClusteringInput;
  readonly createdAt: string;
  readonly customers: number;
  readonly k: number;
  readonly silhouette: number | null;
}

export interface ClusteringView extends ClusteringSummary {
  readonly report: ClusteringReport;
  readonly isStale: boolean;
}

/** What a clustering would work on and how long it may take. */
export interface ClusteringEstimate {
  readonly customers: number;
  readonly fitted: number;
  readonly seconds: number;
  /** The current model's vectors were asked for, and it has none. */
  readonly lacksVectors: boolean;
}
