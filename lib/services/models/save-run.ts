import 'server-only';
import { database } from '@/lib/db';
import { type State } from '@/lib/ml/recommender';
import { type Context } from '@/lib/schemas/context';
import { type Protocol, type StartTrainingInput } from '@/lib/schemas/model';
import { saveState } from './model-state';

export interface FinishedRun {
  readonly jobId: string;
  readonly input: StartTrainingInput;
  readonly protocol: Protocol;
  readonly metrics: Readonly<Record<string, number>>;
  readonly fitSeconds: number;
  readonly scoreSeconds: number;
  readonly state: State;
}

/** Drops what trainings left that stopped while they were saving. */
async function dropUnfinished(shopId: number): Promise<void> {
  const { prisma } = await database();
  const open = await prisma.job.findMany({ where: { shopId, status: 'running' }, select: { id: true } });
  await prisma.modelRun.deleteMany({
    where: { shopId, finishedAt: null, jobId: { notIn: open.map(({ id }) => id) } },
  });
}

/** The run that a job has finished already; null where it has not. */
export async function findRunOfJob({ shop }: Context, jobId: string): Promise<string | null> {
  const { prisma } = await database();
  const run = await prisma.modelRun.findFirst({
    where: { jobId, shopId: shop.id, finishedAt: { not: null } },
    select: { id: true },
  });
  return run?.id ?? null;
}

/** Writes a judged and fitted model down. The first model of a shop becomes its current one. Twice for one job is once. */
export async function saveRun(
  { shop }: Context,
  { jobId, input, protocol, metrics, fitSeconds, scoreSeconds, state }: FinishedRun,
): Promise<string> {
  const { prisma } = await database();
  await dropUnfinished(shop.id);
  const data = {
    shopId: shop.id,
    algorithm: input.algorithm,
    params: { ...input.params },
    protocol: { ...protocol, split: { ...protocol.split } },
    metrics: { ...metrics },
    fitSeconds,
    scoreSeconds,
    customers: protocol.customers,
    products: protocol.products,
    interactions: protocol.trainInteractions + protocol.testInteractions,
  };
  const { id } = await prisma.modelRun.upsert({
    where: { jobId },
    create: { ...data, jobId },
    update: data,
    select: { id: true },
  });
  const stateBytes = await saveState(id, state);
  await prisma.modelRun.update({ where: { id }, data: { stateBytes, finishedAt: new Date() } });
  await prisma.shop.updateMany({ where: { id: shop.id, currentRunId: null }, data: { currentRunId: id } });
  return id;
}
