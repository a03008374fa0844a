import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type OneSegment, type SegmentVersionView } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';
import { storedLookAlike, storedRule } from './stored-rule';

/** What a segment said in each version, the newest first. */
export async function listVersions(
  context: Context,
  { segmentId }: OneSegment,
): Promise<SegmentVersionView[]> {
  const { id, kind } = await findSegment(context, segmentId);
  const { prisma } = await database();
  const rows = await prisma.segmentVersion.findMany({
    where: { segmentId: id },
    orderBy: { version: 'desc' },
  });
  return rows.map(({ version, name, rule, createdAt }) => ({
    version,
    name,
    rule: kind === 'rule' ? storedRule(rule) : kind === 'look-alike' ? storedLookAlike(rule) : null,
    createdAt: createdAt.toISOString(),
  }));
}
