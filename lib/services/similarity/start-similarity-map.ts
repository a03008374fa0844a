import 'server-only';
import { database } from '@/lib/db';
import { enqueue } from '@/lib/jobs/queue';
import { type Context } from '@/lib/schemas/context';
import { type SimilarityRequest } from '@/lib/schemas/similarity';
import { chooseEntities } from './choose-entities';
import { requestHash } from './request-hash';

/** The map of a request where it is there already, else the job that computes it. */
export async function startSimilarityMap(
  context: Context,
  request: SimilarityRequest,
): Promise<{ mapId: string | null; jobId: string | null }> {
  const { prisma } = await database();
  const hash = requestHash(context, request);
  const known = await prisma.similarityMap.findUnique({
    where: { shopId_requestHash: { shopId: context.shop.id, requestHash: hash } },
    select: { id: true },
  });
  if (known) return { mapId: known.id, jobId: null };
  await chooseEntities(context, request);
  const subject = `${request.metric}, ${request.of === 'customer' ? 'customers' : 'products'}, ${request.size}`;
  const { jobId } = await enqueue(context, {
    kind: 'similarity',
    payload: { ...request },
    subject,
    dedupeKey: `similarity:${hash}`,
  });
  return { mapId: null, jobId };
}
