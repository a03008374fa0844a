import 'server-only';
import type pg from 'pg';
import { type ClusterLift, type ClusterProfile } from '@/lib/schemas/clustering';
import { affinityKinds, SMALLEST_GROUP } from '@/lib/schemas/features';
import { explainingFields } from './read-explaining-table';

/** Lifts kept of a cluster, of each kind. */
const KEPT = 6;
/** Interactions below which a lift would be chance. */
const LEAST_COUNT = 20;

interface LiftRow {
  readonly cluster: number;
  readonly kind: ClusterLift['kind'];
  readonly name: string;
  readonly count: number;
  readonly share: number;
  readonly shopShare: number;
}

async function readLifts(client: pg.ClientBase, clusteringId: string): Promise<LiftRow[]> {
  const { rows } = await client.query<LiftRow>(
    `WITH counted AS (
       SELECT m."cluster", a."kind", a."name", sum(a."count")::float8 AS n
       FROM "ClusterMember" m JOIN "CustomerAffinity" a USING ("customerId") WHERE m."clusteringId" = $1 GROUP BY 1, 2, 3)
     SELECT "cluster", "kind", "name", n AS count, n / sum(n) OVER (PARTITION BY "cluster", "kind") AS share,
       sum(n) OVER (PARTITION BY "kind", "name") / sum(n) OVER (PARTITION BY "kind") AS "shopShare"
     FROM counted`,
    [clusteringId],
  );
  return rows;
}

type NumberRow = { readonly cluster: number | null; readonly money: number } & Readonly<
  Record<(typeof explainingFields)[number], number | null>
>;

/** Means by cluster, and of all (cluster null). */
async function readNumbers(client: pg.ClientBase, clusteringId: string): Promise<NumberRow[]> {
  const means = explainingFields.map((field) => `avg(f."${field}")::float8 AS "${field}"`).join(', ');
  const { rows } = await client.query<NumberRow>(
    `SELECT m."cluster", coalesce(sum(f."monetary"), 0)::float8 AS money, ${means}
     FROM "ClusterMember" m JOIN "CustomerFeatures" f USING ("customerId") WHERE m."clusteringId" = $1
     GROUP BY GROUPING SETS ((m."cluster"), ())`,
    [clusteringId],
  );
  return rows;
}

export type Profile = Pick<ClusterProfile, 'valueShare' | 'lifts' | 'numbers'>;

/** What the members of each cluster are like against all clustered customers; nothing of clusters below the small-group floor. */
export async function profileClusters(
  client: pg.ClientBase,
  clusteringId: string,
  sizes: readonly number[],
): Promise<Profile[]> {
  const lifts = await readLifts(client, clusteringId);
  const numbers = await readNumbers(client, clusteringId);
  const whole = numbers.find(({ cluster }) => cluster === null);
  return sizes.map((size, cluster) => {
    if (size < SMALLEST_GROUP) return { valueShare: null, lifts: [], numbers: [] };
    const own = numbers.find((row) => row.cluster === cluster);
    const ofCluster = lifts
      .filter((row) => row.cluster === cluster && row.count >= LEAST_COUNT && row.shopShare > 0)
      .map(({ kind, name, count, share, shopShare }) => ({
        kind,
        name,
        count,
        share,
        shopShare,
        lift: share / shopShare,
      }))
      .sort((a, b) => b.lift - a.lift);
    return {
      valueShare: own && whole && whole.money > 0 ? own.money / whole.money : null,
      lifts: affinityKinds.flatMap((kind) => ofCluster.filter((row) => row.kind === kind).slice(0, KEPT)),
      numbers: explainingFields.flatMap((field) => {
        const [mean, shopMean] = [own?.[field] ?? null, whole?.[field] ?? null];
        return mean === null || shopMean === null ? [] : [{ field, mean, shopMean }];
      }),
    };
  });
}
