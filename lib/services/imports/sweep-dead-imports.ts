import 'server-only';
import { database } from '@/lib/db';
import { dropStaging, stagingOf } from './staging';
import { removeUpload } from './uploads';

const DAY_MS = 86_400_000;

/**
 * Clears away what imports left whose process died: staging tables, uploads, rejects. On the embedded database nobody else can
 * be at work; on a server, only what is a day old counts as dead.
 */
export async function sweepDeadImports(): Promise<void> {
  const { prisma, pool, kind } = await database();
  const before = new Date(Date.now() - (kind === 'embedded' ? 0 : DAY_MS));
  const open = await prisma.job.findMany({
    where: { kind: 'import', status: { in: ['queued', 'running'] } },
    select: { dedupeKey: true },
  });
  const alive = new Set(open.map(({ dedupeKey }) => dedupeKey?.split(':').at(-1)));
  const dead = await prisma.import.findMany({
    where: { status: 'running', createdAt: { lt: before } },
    select: { id: true },
  });
  for (const { id } of dead) {
    if (alive.has(id)) continue;
    await dropStaging(pool, stagingOf(id));
    await prisma.importReject.deleteMany({ where: { importId: id } });
    await prisma.import.update({
      where: { id },
      data: {
        status: 'failed',
        error: 'The process that imported it ended. Import the file again.',
        finishedAt: new Date(),
      },
    });
    await removeUpload(id);
  }
}
