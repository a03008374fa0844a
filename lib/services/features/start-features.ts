import 'server-only';
import { database } from '@/lib/db';
import { enqueue } from '@/lib/jobs/queue';
import { type Context } from '@/lib/schemas/context';

/** Queues a refresh of the features of a shop as its data is now; asking twice for the same data is one. */
export async function startFeatures(context: Context): Promise<{ jobId: string; created: boolean }> {
  const { prisma } = await database();
  // Not the context's: an import that has just ended has counted it on.
  const { name, dataVersion } = await prisma.shop.findUniqueOrThrow({
    where: { id: context.shop.id },
    select: { name: true, dataVersion: true },
  });
  return enqueue(context, {
    kind: 'features',
    payload: {},
    subject: name,
    dedupeKey: `features:${dataVersion}`,
  });
}
