import 'server-only';
import { database } from '@/lib/db';
import { type CustomerGroup, type GroupKind } from '@/lib/schemas/explore';
import { rfmCells } from '@/lib/schemas/features';
import { readClusterNames } from '@/lib/services/clustering/read-cluster-names';

/** Rows of a map at most: the largest segments. */
const MOST_GROUPS = 40;

const newestClustering = `SELECT "id" FROM "Clustering" WHERE "shopId" = $1 AND "finishedAt" IS NOT NULL ORDER BY "createdAt" DESC LIMIT 1`;

/** SQL of (key, customerId) of a shop's groups; $1 is the shop. */
export const membersSql: Readonly<Record<GroupKind, string>> = {
  segments: `SELECT m."segmentId"::text AS key, m."customerId" FROM "SegmentMember" m JOIN "Segment" s ON s."id" = m."segmentId"
    WHERE s."shopId" = $1 AND s."archivedAt" IS NULL`,
  rfm: `SELECT "rfmCell" AS key, "customerId" FROM "CustomerFeatures" WHERE "shopId" = $1 AND "rfmCell" IS NOT NULL`,
  clusters: `SELECT m."cluster"::text AS key, m."customerId" FROM "ClusterMember" m WHERE m."clusteringId" = (${newestClustering})`,
};

/** A shop's groups in the order of a map's rows: cells best first, clusters by number, segments largest first. */
export async function listGroups(shopId: number, kind: GroupKind): Promise<CustomerGroup[]> {
  const { pool, prisma } = await database();
  const { rows } = await pool.query<{ key: string; customers: number }>(
    `SELECT key, count(*)::int AS customers FROM (${membersSql[kind]}) g GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_GROUPS}`,
    [shopId],
  );
  if (kind === 'segments') {
    const named = await prisma.segment.findMany({ where: { shopId }, select: { id: true, name: true } });
    const names = new Map(named.map(({ id, name }) => [id, name]));
    return rows.map((row) => ({ ...row, name: names.get(row.key) ?? null, parts: null }));
  }
  if (kind === 'clusters') {
    const newest = await pool.query<{ id: string }>(newestClustering, [shopId]);
    const [names = []] = Object.values(
      await readClusterNames(
        shopId,
        newest.rows.map(({ id }) => id),
      ),
    );
    return rows
      .map((row) => ({ ...row, name: null, parts: names[Number(row.key)] ?? [] }))
      .sort((a, b) => Number(a.key) - Number(b.key));
  }
  const order: readonly string[] = rfmCells;
  return rows
    .map((row) => ({ ...row, name: null, parts: null }))
    .sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}
