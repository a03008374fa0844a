import { rmSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import { owner } from '@/lib/auth/person';
import { closeDatabase, database } from '@/lib/db';
import { createShop } from '@/lib/services/shops/create-shop';
import { enqueueProbe, probeJob, until } from './probe-job.fixture';
import { getJob } from './queue';
import { Runner } from './runner';

// Before any module reads the settings: a database in memory would not outlive its process.
const folder = await vi.hoisted(async () => {
  const { mkdtempSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  return (process.env.KINDRED_DATA = mkdtempSync(`${tmpdir()}/kindred-restart-`));
});

afterAll(async () => {
  await closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

test('after a restart queued jobs run, and what was running is taken up again', async () => {
  const created = await createShop({ name: 'Restart test' });
  const context = { person: owner, shop: { ...created, dataVersion: 0 } };
  const waiting = await enqueueProbe(context, 'waiting');
  const orphan = await enqueueProbe(context, 'orphan');
  const before = await database();
  // Embedded: the lease is good for an hour, but its holder is gone. A server's other processes may be alive: they have their lease.
  await before.pool.query(
    `UPDATE "Job" SET "status" = 'running', "attempts" = 1, "lockedBy" = 'gone', "leaseUntil" = now() + $2::interval WHERE "id" = $1`,
    [orphan.jobId, before.kind === 'embedded' ? '1 hour' : '1 second'],
  );
  await closeDatabase();

  const { probe, definition } = probeJob();
  const runner = new Runner([definition]);
  runner.start();
  for (const { jobId } of [waiting, orphan])
    await until(context, jobId, ({ status }) => status === 'succeeded');
  await runner.stop();
  expect([...probe.ran].sort()).toEqual(['orphan', 'waiting']);
  expect((await getJob(context, orphan)).attempts).toBe(2);
  const { prisma } = await database();
  await prisma.shop.delete({ where: { id: created.id } });
});
