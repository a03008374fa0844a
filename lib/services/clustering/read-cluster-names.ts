import 'server-only';
import { database } from '@/lib/db';
import { clusterNameParts, type ClusterNames } from '@/lib/schemas/clustering';

/** What the clusters of some of the shop's clusterings are called; without those that are not kept. */
export async function readClusterNames(
  shopId: number,
  clusteringIds: readonly string[],
): Promise<ClusterNames> {
  if (clusteringIds.length === 0) return {};
  const { pool } = await database();
  const { rows } = await pool.query<{ id: string; names: unknown[] | null }>(
    `SELECT "id", jsonb_path_query_array("report", '$.clusters[*].name') AS names FROM "Clustering"
     WHERE "shopId" = $1 AND "id" = ANY($2::uuid[]) AND "finishedAt" IS NOT NULL`,
    [shopId, [...clusteringIds]],
  );
  return Object.fromEntries(
    rows.map(({ id, names }) => [id, (names ?? []).map((name) => clusterNameParts.catch([]).parse(name))]),
  );
}
