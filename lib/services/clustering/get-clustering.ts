import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import {
  clusteringReport,
  type ClusteringSummary,
  type ClusteringView,
  startClusteringInput,
} from '@/lib/schemas/clustering';
import { type Context } from '@/lib/schemas/context';
import { readBinaryRows } from '@/lib/services/interactions/read-binary-rows';

const missing = () => saidError('not-found', 'noClustering');

/** The shop's finished clusterings, newest first. */
export async function listClusterings({ shop }: Context): Promise<ClusteringSummary[]> {
  const { prisma } = await database();
  const rows = await prisma.clustering.findMany({
    where: { shopId: shop.id, finishedAt: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(({ id, input, report, createdAt }) => {
    const { customers, k, choice } = clusteringReport.parse(report);
    return {
      id,
      input: startClusteringInput.parse(input),
      createdAt: createdAt.toISOString(),
      customers,
      k,
      silhouette: choice.find((one) => one.k === k)?.silhouette ?? null,
    };
  });
}

/** One clustering with its report. */
export async function getClustering(
  context: Context,
  { clusteringId }: { clusteringId: string },
): Promise<ClusteringView> {
  const { prisma } = await database();
  const row = await prisma.clustering.findFirst({
    where: { id: clusteringId, shopId: context.shop.id, finishedAt: { not: null } },
  });
  if (!row) throw missing();
  const report = clusteringReport.parse(row.report);
  return {
    id: row.id,
    input: startClusteringInput.parse(row.input),
    createdAt: row.createdAt.toISOString(),
    customers: report.customers,
    k: report.k,
    silhouette: report.choice.find(({ k }) => k === report.k)?.silhouette ?? null,
    report,
    isStale: report.dataVersion !== context.shop.dataVersion,
  };
}

/**
 * The members for the map, little-endian, one array after the other: n × int32 customer, n × int32 cluster, n × float32 certainty,
 * 2n × float32 PCA, 2n × float32 UMAP (NaN where there is none).
 */
export async function getClusterMap(
  context: Context,
  { clusteringId }: { clusteringId: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { prisma, copyOut } = await database();
  const found = await prisma.clustering.findFirst({
    where: { id: clusteringId, shopId: context.shop.id },
    select: { id: true },
  });
  if (!found) throw missing();
  const rows: number[][] = [];
  const bytes = await copyOut(
    `SELECT "customerId", "cluster", "certainty"::float8, "pcaX"::float8, "pcaY"::float8, "umapX"::float8, "umapY"::float8
     FROM "ClusterMember" WHERE "clusteringId" = '${found.id}' ORDER BY "customerId"`,
  );
  readBinaryRows(bytes, (read) =>
    rows.push([
      read(0, 'int4') ?? 0,
      read(1, 'int4') ?? 0,
      ...[2, 3, 4, 5, 6].map((field) => read(field, 'float8') ?? Number.NaN),
    ]),
  );
  const n = rows.length;
  const out = new ArrayBuffer(n * 28);
  new Int32Array(out, 0, n).set(rows.map((row) => row[0]!));
  new Int32Array(out, 4 * n, n).set(rows.map((row) => row[1]!));
  new Float32Array(out, 8 * n, n).set(rows.map((row) => row[2]!));
  new Float32Array(out, 12 * n, 2 * n).set(rows.flatMap((row) => [row[3]!, row[4]!]));
  new Float32Array(out, 20 * n, 2 * n).set(rows.flatMap((row) => [row[5]!, row[6]!]));
  return new Uint8Array(out);
}

export async function deleteClustering(
  { shop }: Context,
  { clusteringId }: { clusteringId: string },
): Promise<null> {
  const { prisma } = await database();
  const inUse = await prisma.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "Segment" WHERE "shopId" = ${shop.id} AND "rule"::text LIKE '%' || ${clusteringId} || '%' LIMIT 1`;
  if (inUse[0]) throw saidError('conflict', 'clusterInUse', { name: inUse[0].name });
  await prisma.clustering.deleteMany({ where: { id: clusteringId, shopId: shop.id } });
  return null;
}
