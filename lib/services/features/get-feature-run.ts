import 'server-only';
import { z } from 'zod';
import { database } from '@/lib/db';
import { type Context } from '@/lib/schemas/context';
import { type FeatureGate, type FeatureRunView, gateReasons } from '@/lib/schemas/features';
import { DEFINITIONS } from './feature-definitions';

const gatesSchema = z.array(
  z.object({ feature: z.string(), reason: z.enum(gateReasons), needs: z.number(), has: z.number() }),
) satisfies z.ZodType<FeatureGate[]>;

const horizonSchema = z.object({ horizonDays: z.number() }).nullable();

/** The shop's latest computation of features; null where there is none yet. */
export async function getFeatureRun({ shop }: Context): Promise<FeatureRunView | null> {
  const { prisma } = await database();
  const [run, { dataVersion }] = await Promise.all([
    prisma.featureRun.findFirst({
      where: { shopId: shop.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
    prisma.shop.findUniqueOrThrow({ where: { id: shop.id }, select: { dataVersion: true } }),
  ]);
  if (!run) return null;
  return {
    id: run.id,
    definitions: run.definitions,
    asOf: run.asOf?.toISOString() ?? null,
    gates: gatesSchema.parse(run.gates),
    horizonDays: horizonSchema.parse(run.lifetimeValue)?.horizonDays ?? null,
    customers: run.customers,
    recomputed: run.recomputed,
    seconds: run.seconds,
    createdAt: run.createdAt.toISOString(),
    isStale: run.dataVersion !== dataVersion || run.definitions !== DEFINITIONS,
  };
}

/** The run that a job left, where the process died before it could say so. */
export async function findFeatureRunOfJob(jobId: string): Promise<string | null> {
  const { prisma } = await database();
  return (await prisma.featureRun.findUnique({ where: { jobId }, select: { id: true } }))?.id ?? null;
}
