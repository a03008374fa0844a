import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type OneSegment, type SegmentDetail } from '@/lib/schemas/segment';
import { readClusterNames } from '@/lib/services/clustering/read-cluster-names';
import { findSegment } from './find-segment';
import { namedClusterings, namedSegments } from './read-rule-world';
import { segmentUses } from './segment-uses';
import { segmentViews } from './segment-view';
import { storedLookAlike, storedRule } from './stored-rule';

/** Segment id → name, of those that there are. */
export async function segmentNames(
  { shop }: Context,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { prisma } = await database();
  const rows = await prisma.segment.findMany({
    where: { shopId: shop.id, id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

async function openJob(shopId: number, segmentId: string): Promise<string | null> {
  const { prisma } = await database();
  const job = await prisma.job.findFirst({
    where: {
      shopId,
      kind: 'segment',
      status: { in: ['queued', 'running'] },
      payload: { path: ['segmentId'], equals: segmentId },
    },
    select: { id: true },
  });
  return job?.id ?? null;
}

/** One segment with its rule and where it is used. */
export async function getSegment(context: Context, { segmentId }: OneSegment): Promise<SegmentDetail> {
  const { prisma } = await database();
  const row = await findSegment(context, segmentId);
  const [summary] = await segmentViews(context, { segmentId });
  if (!summary) throw saidError('not-found', 'noSegment');
  const rule = row.kind === 'rule' ? storedRule(row.rule) : null;
  const lookAlike = row.kind === 'look-alike' ? storedLookAlike(row.rule) : null;
  const names = await segmentNames(context, [
    ...(rule ? namedSegments(rule) : []),
    ...(lookAlike ? [lookAlike.seedId] : []),
  ]);
  return {
    ...summary,
    total: await prisma.customer.count({ where: { shopId: context.shop.id } }),
    rule,
    lookAlike: lookAlike && { ...lookAlike, seedName: names[lookAlike.seedId] ?? null },
    usedBy: await segmentUses(context, segmentId),
    names,
    clusters: await readClusterNames(context.shop.id, rule ? namedClusterings(rule) : []),
    jobId: await openJob(context.shop.id, segmentId),
  };
}
