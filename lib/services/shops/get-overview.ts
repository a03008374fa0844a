import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type ShopOverview, type ShopStats } from '@/lib/schemas/shop';
import { findBaseline } from '@/lib/services/models/get-run';
import { runSelect, runView } from '@/lib/services/models/run-view';

// Written by refresh-totals.ts alone.
const statsSchema = z
  .custom<ShopStats>((value) => typeof value === 'object' && value !== null && 'interactions' in value)
  .nullable();

/** What is in the shop, how fresh it is, what its model is worth, what is under way. */
export async function getOverview(context: Context): Promise<ShopOverview> {
  const { prisma } = await database();
  const shop = await prisma.shop.findUniqueOrThrow({
    where: { id: context.shop.id },
    select: {
      id: true,
      slug: true,
      name: true,
      currency: true,
      isDemo: true,
      stats: true,
      currentRun: { select: runSelect },
    },
  });
  const { stats, currentRun, ...summary } = shop;
  const run = currentRun ? runView(currentRun) : null;
  const baseline = run ? await findBaseline(context, run) : null;
  const lastImport = await prisma.import.findFirst({
    where: { shopId: shop.id, status: { not: 'uploaded' } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, fileName: true, status: true, createdAt: true },
  });
  return {
    shop: summary,
    stats: statsSchema.parse(stats),
    currentModel: run
      ? {
          runId: run.id,
          algorithm: run.algorithm,
          metrics: run.metrics ?? {},
          createdAt: run.createdAt,
          isStale: run.isStale,
        }
      : null,
    baseline: baseline ? { runId: baseline.id, metrics: baseline.metrics ?? {} } : null,
    lastImport: lastImport ? { ...lastImport, createdAt: lastImport.createdAt.toISOString() } : null,
    openJobs: await prisma.job.count({ where: { shopId: shop.id, status: { in: ['queued', 'running'] } } }),
  };
}
