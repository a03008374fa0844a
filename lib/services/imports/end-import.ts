import 'server-only';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { dropStaging, stagingOf } from './staging';
import { removeUpload } from './uploads';

/** Writes down that an import did not come to its end, and clears away what it left. The shop is as it was. */
export async function endImport(
  { shop }: Context,
  importId: string,
  status: 'failed' | 'cancelled',
  error: string | null,
): Promise<void> {
  const { prisma, pool } = await database();
  await dropStaging(pool, stagingOf(importId));
  await prisma.importReject.deleteMany({ where: { importId } });
  await prisma.import.updateMany({
    where: { id: importId, shopId: shop.id, status: 'running' },
    data: { status, error, finishedAt: new Date() },
  });
  await removeUpload(importId);
}
