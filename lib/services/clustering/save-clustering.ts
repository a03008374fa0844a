import 'server-only';
import { database } from '@/lib/db';
import { type ClusteringReport, type StartClusteringInput } from '@/lib/schemas/clustering';
import { CLEAR } from '@/lib/schemas/clustering-kinds';
import { SMALLEST_GROUP } from '@/lib/schemas/features';
import { type TaskOutput } from '@/lib/jobs/compute';
import { type Context } from '@/lib/schemas/context';
import { nameOf } from './name-cluster';
import { profileClusters } from './profile-clusters';
import { type ClusterData } from './read-cluster-data';
import { nodeOf, ruleOfCluster } from './tree-rules';

/** Clusterings kept a shop, apart from those that a segment's rule speaks of. */
const KEPT = 30;

const known = (value: number | undefined) => (value === undefined || !Number.isFinite(value) ? null : value);

/** The clustering that a job has left; null where it has not got that far. */
export async function findClusteringOfJob(jobId: string): Promise<string | null> {
  const { prisma } = await database();
  const found = await prisma.clustering.findUnique({
    where: { jobId },
    select: { id: true, finishedAt: true },
  });
  return found?.finishedAt ? found.id : null;
}

/** Keeps clusters with their members, profiles, names and rules, all or nothing; gives back the id. */
export async function saveClustering(
  context: Context,
  {
    jobId,
    input,
    data,
    found,
  }: { jobId: string; input: StartClusteringInput; data: ClusterData; found: TaskOutput<'clusters'> },
): Promise<string> {
  const db = await database();
  const { id } = await db.prisma.clustering.upsert({
    where: { jobId },
    create: { shopId: context.shop.id, jobId, input },
    update: { input },
    select: { id: true },
  });
  const { labels, certainty, pca, umap, k, explanation } = found;
  function* members() {
    for (const [row, customerId] of data.customerIds.entries())
      yield [
        ...[id, customerId, labels[row]!, certainty[row]!, pca[row * 2]!, pca[row * 2 + 1]!],
        ...[umap ? umap[row * 2]! : null, umap ? umap[row * 2 + 1]! : null],
      ];
  }
  const client = await db.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('DELETE FROM "ClusterMember" WHERE "clusteringId" = $1', [id]);
    await db.copy(
      '"ClusterMember"',
      ['clusteringId', 'customerId', 'cluster', 'certainty', 'pcaX', 'pcaY', 'umapX', 'umapY'],
      members(),
      client,
    );
    const sizes = Array.from({ length: k }, (_, cluster) =>
      labels.reduce((n, one) => n + (one === cluster ? 1 : 0), 0),
    );
    const profiles = await profileClusters(client, id, sizes);
    const report: ClusteringReport = {
      customers: data.customerIds.length,
      fitted: data.fitRows.length,
      columns: [...data.columns],
      k,
      choice: found.choices.map((choice) => ({
        k: choice.k,
        inertia: choice.inertia,
        silhouette: known(choice.silhouette),
        daviesBouldin: known(choice.daviesBouldin),
        calinskiHarabasz: known(choice.calinskiHarabasz),
        stability: known(choice.stability),
      })),
      choiceOf: found.looked,
      explained: [found.explained[0], found.explained[1]],
      landmarks: found.landmarks,
      clusters: profiles.map((profile, cluster) => {
        const size = sizes[cluster] ?? 0;
        const isShown = size >= SMALLEST_GROUP;
        return {
          cluster,
          size,
          clear: labels.reduce((n, one, row) => n + (one === cluster && certainty[row]! >= CLEAR ? 1 : 0), 0),
          silhouette: known(found.silhouettes[cluster]),
          ...profile,
          name: nameOf(profile, input.by === 'tastes'),
          rule: isShown && explanation ? ruleOfCluster(explanation.nodes, cluster) : null,
          precision: isShown ? known(explanation?.precision[cluster]) : null,
          recall: isShown ? known(explanation?.recall[cluster]) : null,
        };
      }),
      tree: explanation && {
        nodes: explanation.nodes.map(nodeOf),
        fidelity: explanation.fidelity,
        baseline: explanation.baseline,
        leaves: explanation.leaves,
        customers: explanation.rows,
      },
      dataVersion: data.dataVersion,
    };
    await client.query('UPDATE "Clustering" SET "report" = $2, "finishedAt" = now() WHERE "id" = $1', [
      id,
      JSON.stringify(report),
    ]);
    // A rule that asks for a cluster must not lose it.
    await client.query(
      `DELETE FROM "Clustering" c WHERE c."shopId" = $1 AND c."id" IN
         (SELECT "id" FROM "Clustering" WHERE "shopId" = $1 ORDER BY "createdAt" DESC OFFSET ${KEPT})
       AND NOT EXISTS (SELECT 1 FROM "Segment" s WHERE s."shopId" = $1 AND s."rule"::text LIKE '%' || c."id" || '%')`,
      [context.shop.id],
    );
    await client.query('COMMIT');
    return id;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
