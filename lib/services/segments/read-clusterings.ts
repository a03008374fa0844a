import 'server-only';
import { database } from '@/lib/db';
import { clusterNameParts, type NamePart } from '@/lib/schemas/clustering';
import { type SegmentCatalogue } from '@/lib/schemas/segment-catalogue';

const NEWEST = 10;

/** Clusterings with their groups: these, or the newest, which rules are offered. */
export async function readClusterings(
  shopId: number,
  ids: readonly string[] | null = null,
): Promise<SegmentCatalogue['clusterings']> {
  const { pool } = await database();
  const { rows } = await pool.query<{
    id: string;
    createdAt: Date;
    cluster: number;
    size: number;
    name: unknown;
  }>(
    `SELECT k."id", k."createdAt", m."cluster", count(*)::int4 AS size,
       (SELECT c.value -> 'name' FROM "Clustering" n, LATERAL jsonb_array_elements(n."report" -> 'clusters') c
        WHERE n."id" = k."id" AND c.value -> 'cluster' = to_jsonb(m."cluster") LIMIT 1) AS name
     FROM (SELECT "id", "createdAt" FROM "Clustering" WHERE "shopId" = $1 AND "finishedAt" IS NOT NULL
       AND ($2::uuid[] IS NULL OR "id" = ANY ($2)) ORDER BY "createdAt" DESC LIMIT ${ids?.length ?? NEWEST}) k
     JOIN "ClusterMember" m ON m."clusteringId" = k."id" GROUP BY 1, 2, 3 ORDER BY 2 DESC, 1, 3`,
    [shopId, ids],
  );
  const byId = new Map<
    string,
    { id: string; createdAt: string; clusters: { cluster: number; size: number; name: NamePart[] }[] }
  >();
  for (const { id, createdAt, cluster, size, name } of rows) {
    const clustering = byId.get(id) ?? { id, createdAt: createdAt.toISOString(), clusters: [] };
    clustering.clusters.push({ cluster, size, name: clusterNameParts.catch([]).parse(name) });
    byId.set(id, clustering);
  }
  return [...byId.values()];
}
