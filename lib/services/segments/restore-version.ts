import 'server-only';
import { database } from '@/lib/db';
import { saidError } from '@/lib/schemas/said-error';
import { type Context } from '@/lib/schemas/context';
import { type RestoreVersionInput } from '@/lib/schemas/segment';
import { findSegment } from './find-segment';
import { storedRule } from './stored-rule';
import { updateSegment } from './update-segment';

/** Goes back to what an older version's rule said, as a new version. */
export async function restoreVersion(context: Context, { segmentId, version }: RestoreVersionInput) {
  const { id, kind } = await findSegment(context, segmentId);
  const { prisma } = await database();
  const old = await prisma.segmentVersion.findUnique({
    where: { segmentId_version: { segmentId: id, version } },
  });
  if (!old || kind !== 'rule') throw saidError('not-found', 'noVersion', { version });
  return updateSegment(context, { segmentId: id, rule: storedRule(old.rule) });
}
